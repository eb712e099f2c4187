//! What cannot all be true: the figures of the whole ledger held against one another.

use crate::render::layout::Page;
use crate::render::names::Speech;
use crate::render::{clashes, combined, fitting, itemised};

/// Section 4: what clashes at face value, how far it is from fitting, and what the readings change.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let lettered = clashes::write(speech, page);
    fitting::write(speech, page);
    combined::write(speech, page, &lettered);
    itemised::write(speech, page, lettered.len());
    page.paragraph(2, &combined::only_if(speech));
    if !lettered.is_empty() {
        page.paragraph(2, &fitting::rules(speech));
    }
}
