//! What changed, as text.
//!
//! - `a_change_is_one_line_and_a_sheet_keeps_its_width`
//! - `no_name_is_printed_or_serialised`

use cotejo::reconcile;
use cotejo::render::ChangeSheet;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{pair, settings, small_ledger, step};
use crate::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_is_one_line_and_a_sheet_keeps_its_width(draft in small_ledger(), step in step(), settings in settings(), width in 40..140_usize) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        let changes = now.since(&then);
        for change in &changes {
            let line = change.to_string();
            prop_assert!(!line.is_empty() && !line.contains(['\n', '\r']) && line.trim() == line, "{line:?}");
            prop_assert!(!line.contains("  ") && !line.contains("; ;"), "{line:?}");
        }
        let sheet = ChangeSheet::of(&changes).width(width).to_string();
        for line in sheet.lines() {
            prop_assert!(line.width() <= width.max(ChangeSheet::NARROWEST), "{line:?}");
        }
        prop_assert_eq!(changes.to_string(), ChangeSheet::of(&changes).width(100).to_string());
        prop_assert_eq!(sheet == "Nothing has changed.", changes.is_empty());
    }

    #[test]
    fn no_name_is_printed_or_serialised(draft in small_ledger(), step in step()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &cotejo::Settings::default()), reconcile(&new, &cotejo::Settings::default()));
        let changes = now.since(&then);
        let all = format!("{changes} {changes:?} {}", serde_json::to_string(&changes).unwrap());
        for private in ["Invented", "Person\"", "case:"] {
            prop_assert!(!all.contains(private), "{private}: {all}");
        }
    }
}
