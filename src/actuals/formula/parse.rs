//! From a text to the parser's tree, within limits.

use std::ops::Range;

use sqlparser::ast::Expr;
use sqlparser::dialect::SQLiteDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Span, Token, TokenWithSpan, Tokenizer};

use super::error::FormulaErrorKind::{NotAllowed, TooDeep, TooLong, Unreadable};
use super::error::{FormulaError, FormulaErrorKind};

/// How many bytes a formula may have.
const LETTERS: usize = 4096;
/// How many words, numbers and signs a formula may have.
const WORDS: usize = 600;
/// How deeply expressions may be nested.
pub(super) const DEPTH: usize = 60;

/// Reads exactly one expression.
pub(super) fn parse(text: &str) -> Result<Expr, FormulaError> {
    let whole = |kind| error(0..text.len(), kind);
    if text.len() > LETTERS {
        return Err(whole(TooLong));
    }
    let tokens = tokens(text)?;
    if tokens.len() > WORDS {
        return Err(whole(TooLong));
    }
    let dialect = SQLiteDialect {};
    let mut parser = Parser::new(&dialect)
        .with_recursion_limit(DEPTH)
        .with_tokens_with_locations(tokens);
    let expr = parser.parse_expr().map_err(|fault| match fault {
        ParserError::RecursionLimitExceeded => whole(TooDeep),
        ParserError::ParserError(message) | ParserError::TokenizerError(message) => {
            // Where the text ends too early, the parser names no place.
            let here = place(&message).unwrap_or(Location::new(u64::MAX, 1));
            error(at_token(text, here), Unreadable)
        }
    })?;
    let rest = parser.peek_token();
    match rest.token {
        Token::EOF => Ok(expr),
        _ => Err(error(range(text, rest.span), Unreadable)),
    }
}

/// The words and signs of a formula without blanks and comments, if all of them are allowed.
fn tokens(text: &str) -> Result<Vec<TokenWithSpan>, FormulaError> {
    let dialect = SQLiteDialect {};
    let tokens = Tokenizer::new(&dialect, text).tokenize_with_location();
    let mut tokens = tokens.map_err(|fault| error(at_token(text, fault.location), Unreadable))?;
    tokens.retain(|token| !matches!(token.token, Token::Whitespace(_)));
    for token in &tokens {
        let is_strange = match &token.token {
            Token::Word(word) => !matches!(word.quote_style, None | Some('"')),
            Token::SemiColon | Token::Placeholder(_) | Token::HexStringLiteral(_) => true,
            Token::SingleQuotedString(text) => text.contains('\0'),
            _ => false,
        };
        if is_strange {
            let range = range(text, token.span);
            let what = text[range.clone()].to_owned();
            return Err(error(range, NotAllowed { what }));
        }
    }
    Ok(tokens)
}

/// Where a message of the parser says that the fault is.
fn place(message: &str) -> Option<Location> {
    let (_, place) = message.rsplit_once("Line: ")?;
    let (line, column) = place.split_once(", Column: ")?;
    Some(Location::new(line.parse().ok()?, column.parse().ok()?))
}

/// The word that begins at a place, or the last one where the text ends too early.
fn at_token(text: &str, at: Location) -> Range<usize> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let start = offset(text, at);
    let rest = &text[start..];
    let Some(first) = rest.chars().next() else {
        let end = text.trim_end().len();
        let letters = text[..end].char_indices();
        let last = letters.clone().next_back();
        let sign = letters.rev().find(|(_, letter)| is_sign(*letter));
        let sign = sign.map_or(0, |(at, sign)| at + sign.len_utf8());
        return last.map_or(0, |(at, _)| sign.min(at))..end;
    };
    let length = rest.find(is_sign).unwrap_or(rest.len());
    start..start + length.max(first.len_utf8())
}

/// Where a span of the parser stands in the text; the whole text where it tells none.
pub(super) fn range(text: &str, span: Span) -> Range<usize> {
    let [start, end] = [span.start, span.end].map(|at| offset(text, at));
    if span.start.line == 0 || start >= end {
        return 0..text.len();
    }
    start..end
}

fn offset(text: &str, at: Location) -> usize {
    let line = usize::try_from(at.line).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(at.column).unwrap_or(1).saturating_sub(1);
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let Some(start) = starts.into_iter().nth(line) else {
        return text.len();
    };
    let mut letters = text[start..].char_indices();
    letters.nth(column).map_or(text.len(), |(at, _)| start + at)
}

pub(super) fn error(range: Range<usize>, kind: FormulaErrorKind) -> FormulaError {
    FormulaError { range, kind }
}
