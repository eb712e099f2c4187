//! The laws of linking: field values, weights and their training, clusters, evaluation.

#[cfg(test)]
mod cluster;
#[cfg(test)]
mod evaluate;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod train;
