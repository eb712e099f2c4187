//! [`suited`]: the weights of a model for the columns of a roll.

use crate::link::model::{Level, Model, Weights};
use crate::link::training::Comparison;

/// The weights of a model for these comparisons, found by their labels wherever they stand; of several of one label, the
/// first for the first. What the model does not know weighs nothing.
pub(super) fn suited(model: &Model, comparisons: &[Comparison]) -> Model {
    let mut taken = vec![false; model.comparisons().len()];
    let place = |comparison: &Comparison| {
        let mut known = model.comparisons().iter().zip(&mut taken).enumerate();
        let (place, (_, taken)) = known.find(|(_, (weights, taken))| {
            let as_many = weights.levels().len() == comparison.levels.len();
            !**taken && as_many && weights.label() == comparison.label
        })?;
        *taken = true;
        Some(place)
    };
    let places: Vec<Option<usize>> = comparisons.iter().map(place).collect();
    let weights = comparisons.iter().zip(&places).map(|(comparison, place)| {
        let known = place.and_then(|place| model.comparisons().get(place));
        known.cloned().unwrap_or_else(|| {
            let levels = comparison.levels.iter();
            Weights::new(
                comparison.label.as_str(),
                levels.map(|label| Level::new(label.as_str(), 0)),
            )
        })
    });
    let here = |at: &usize| places.iter().position(|place| *place == Some(*at));
    let implied = model.implied().iter();
    let implied = implied.filter_map(|(to, from)| Some((here(to)?, here(from)?)));
    let suited = Model::new(model.prior(), weights.collect());
    // As many comparisons and levels as a roll has, and weights of a model: always within bounds.
    suited
        .and_then(|suited| suited.with_implied(implied))
        .unwrap_or_default()
}
