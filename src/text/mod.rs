//! Text as bytes on disk: paths, places, lines, words.
//!
//! Knows nothing of YAML, Markdown or Git.

mod line_index;
mod path;
mod slug;
mod source_file;
mod span;
mod words;

pub use line_index::{LineIndex, Position};
pub use path::DocPath;
pub use slug::{Slugs, slug};
pub use source_file::{BlobId, Encoding, SourceFile};
pub use span::{Span, Spanned};
pub use words::{nearest, word_count};
