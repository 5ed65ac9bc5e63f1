//! Tables and charts as grids: rows and columns that come, go and move, and cells that are pasted.

use serde_json::Number;

use crate::deck::model::{Chart, Series, Table, Text};

use super::say;

/// The most cells that are pasted in one direction: more are no slide.
const MOST: usize = 64;

/// A row or column of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row: of a table, below its header; of a chart, a label with its numbers.
    Row(usize),
    /// A column: of a chart, a series.
    Column(usize),
}

/// How many columns a table has: as many as its widest row.
#[must_use]
pub fn columns(table: &Table) -> usize {
    table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0)
}

/// A cell of a table; without a row, of its header.
#[must_use]
pub fn cell(table: &Table, row: Option<usize>, column: usize) -> Option<&Text> {
    match row {
        None => table.header.get(column),
        Some(row) => table.rows.get(row)?.get(column),
    }
}

/// Has a cell say something else. A row that is too short is filled up.
pub fn set_cell(table: &mut Table, row: Option<usize>, column: usize, text: Text) {
    let cells = match row {
        None => &mut table.header,
        Some(row) => match table.rows.get_mut(row) {
            Some(cells) => cells,
            None => return,
        },
    };
    if cells.len() <= column {
        cells.resize(column + 1, Text::default());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

/// Gives every row as many cells as the widest has.
fn even(table: &mut Table) -> usize {
    let columns = columns(table);
    let header = (!table.header.is_empty()).then_some(&mut table.header);
    for cells in table.rows.iter_mut().chain(header) {
        cells.resize(columns, Text::default());
    }
    columns
}

/// Makes the first row the header, or the header the first row.
pub fn turn_header(table: &mut Table) {
    let columns = even(table);
    if !table.header.is_empty() {
        let header = std::mem::take(&mut table.header);
        table.rows.insert(0, header);
    } else if table.rows.is_empty() {
        table.header = vec![Text::default(); columns.max(1)];
    } else {
        table.header = table.rows.remove(0);
    }
}

/// Adds a row or column after the last.
pub fn add(table: &mut Table, line: Line) {
    let columns = even(table).max(1);
    match line {
        Line::Row(at) => table.rows.insert(at.min(table.rows.len()), vec![Text::default(); columns]),
        Line::Column(at) => {
            let header = (!table.header.is_empty()).then_some(&mut table.header);
            for cells in table.rows.iter_mut().chain(header) {
                cells.insert(at.min(cells.len()), Text::default());
            }
        }
    }
}

/// Takes a row or column out; the last one stays.
pub fn remove(table: &mut Table, line: Line) {
    let columns = even(table);
    match line {
        Line::Row(at) if at < table.rows.len() => {
            table.rows.remove(at);
        }
        Line::Column(at) if at < columns && columns > 1 => {
            let header = (!table.header.is_empty()).then_some(&mut table.header);
            for cells in table.rows.iter_mut().chain(header) {
                cells.remove(at);
            }
        }
        _ => {}
    }
}

/// Exchanges a row or column with the next one.
pub fn exchange(table: &mut Table, line: Line) {
    let columns = even(table);
    match line {
        Line::Row(at) if at + 1 < table.rows.len() => table.rows.swap(at, at + 1),
        Line::Column(at) if at + 1 < columns => {
            let header = (!table.header.is_empty()).then_some(&mut table.header);
            for cells in table.rows.iter_mut().chain(header) {
                cells.swap(at, at + 1);
            }
        }
        _ => {}
    }
}

/// The cells of a text as spreadsheets copy it: tabs between cells, and quotes around cells of several lines. None where
/// it is one cell.
#[must_use]
pub fn cells(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if !text.contains(['\t', '\n']) {
        return None;
    }
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() && closes(signs.clone()) => quoted = true,
            '\t' | '\n' if !quoted => {
                let done = std::mem::take(&mut cell);
                if let Some(row) = rows.last_mut() {
                    row.push(done);
                }
                if sign == '\n' {
                    rows.push(Vec::new());
                }
            }
            sign => cell.push(sign),
        }
    }
    if let Some(row) = rows.last_mut() {
        row.push(cell);
    }
    rows.truncate(MOST);
    for row in &mut rows {
        row.truncate(MOST);
    }
    Some(rows)
}

/// Whether a quotation mark at the start of a cell is closed at the end of one: a lone one is part of the words.
fn closes(mut signs: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    while let Some(sign) = signs.next() {
        if sign == '"' {
            match signs.peek() {
                Some('"') => {
                    signs.next();
                }
                None | Some('\t' | '\n') => return true,
                Some(_) => return false,
            }
        }
    }
    false
}

/// Fills cells from one on, in one language; rows and columns come as they are needed.
pub fn paste(table: &mut Table, row: Option<usize>, column: usize, pasted: &[Vec<String>], language: &str, own: &str) {
    let first = row.map_or(0, |row| row + 1);
    for (down, words) in pasted.iter().enumerate() {
        let row = match (row, down) {
            (None, 0) => None,
            _ => Some(first + down - 1),
        };
        if let Some(row) = row.filter(|row| *row >= table.rows.len()) {
            table.rows.resize(row + 1, Vec::new());
        }
        for (across, words) in words.iter().enumerate() {
            let at = column + across;
            let text = say(cell(table, row, at).unwrap_or(&Text::default()), language, own, words.trim());
            set_cell(table, row, at, text);
        }
    }
    even(table);
}

/// A number as people write it: with a point or a comma, perhaps with blanks between thousands.
#[must_use]
pub fn number(words: &str) -> Option<Number> {
    let plain: String = words.trim().chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = plain.replace(['−', '–'], "-");
    let plain = if plain.contains('.') { plain } else { plain.replace(',', ".") };
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    let plain = if let Some(rest) = plain.strip_prefix('.') { format!("0.{rest}") } else { plain.to_owned() };
    serde_json::from_str::<Number>(&plain).ok().filter(|number| number.as_f64().is_some_and(f64::is_finite))
}

/// Gives every series a number for every label.
fn fill(chart: &mut Chart) {
    let labels = chart.series.iter().map(|series| series.values.len()).chain([chart.labels.len()]).max().unwrap_or(0);
    chart.labels.resize(labels, Text::default());
    for series in &mut chart.series {
        series.values.resize(labels, Number::from(0));
    }
}

/// Gives a number another value.
pub fn set_value(chart: &mut Chart, label: usize, series: usize, value: Number) {
    fill(chart);
    if let Some(place) = chart.series.get_mut(series).and_then(|series| series.values.get_mut(label)) {
        *place = value;
    }
}

/// Adds a label, or a series, of noughts.
pub fn add_numbers(chart: &mut Chart, line: Line) {
    fill(chart);
    match line {
        Line::Row(at) => {
            let at = at.min(chart.labels.len());
            chart.labels.insert(at, Text::default());
            chart.series.iter_mut().for_each(|series| series.values.insert(at, Number::from(0)));
        }
        Line::Column(at) => {
            let values = vec![Number::from(0); chart.labels.len()];
            chart.series.insert(at.min(chart.series.len()), Series { values, ..Series::default() });
        }
    }
}

/// Takes a label or a series out.
pub fn remove_numbers(chart: &mut Chart, line: Line) {
    fill(chart);
    match line {
        Line::Row(at) if at < chart.labels.len() => {
            chart.labels.remove(at);
            chart.series.iter_mut().for_each(|series| {
                series.values.remove(at);
            });
        }
        Line::Column(at) if at < chart.series.len() => {
            chart.series.remove(at);
        }
        _ => {}
    }
}

/// Exchanges a label or a series with the next one.
pub fn exchange_numbers(chart: &mut Chart, line: Line) {
    fill(chart);
    match line {
        Line::Row(at) if at + 1 < chart.labels.len() => {
            chart.labels.swap(at, at + 1);
            chart.series.iter_mut().for_each(|series| series.values.swap(at, at + 1));
        }
        Line::Column(at) if at + 1 < chart.series.len() => chart.series.swap(at, at + 1),
        _ => {}
    }
}

/// Fills numbers from one on; what is no number is passed over. Gives how many were not.
pub fn paste_numbers(chart: &mut Chart, label: usize, series: usize, pasted: &[Vec<String>]) -> usize {
    let mut passed = 0;
    for (down, words) in pasted.iter().enumerate() {
        for (across, words) in words.iter().enumerate() {
            let Some(value) = number(words) else {
                passed += 1;
                continue;
            };
            while chart.labels.len() <= label + down {
                add_numbers(chart, Line::Row(usize::MAX));
            }
            while chart.series.len() <= series + across {
                add_numbers(chart, Line::Column(usize::MAX));
            }
            set_value(chart, label + down, series + across, value);
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split_whitespace().map(Text::from).collect();
        Table { rows: rows.iter().map(cells).collect(), ..Table::default() }
    }

    fn shown(table: &Table) -> String {
        let row = |cells: &Vec<Text>| cells.iter().map(|cell| cell.pick("en", "en").0).collect::<Vec<_>>().join(",");
        let rows: Vec<String> = table.rows.iter().map(row).collect();
        format!("{}|{}", row(&table.header), rows.join(";"))
    }

    fn done(with: impl FnOnce(&mut Table)) -> String {
        let mut table = table(&["a b", "c d"]);
        with(&mut table);
        shown(&table)
    }

    #[test]
    fn rows_and_columns_come_go_and_move() {
        assert_eq!(done(turn_header), "a,b|c,d");
        assert_eq!(done(|t| (turn_header(t), turn_header(t)).0), "|a,b;c,d");
        assert_eq!(done(|t| add(t, Line::Row(1))), "|a,b;,;c,d");
        assert_eq!(done(|t| add(t, Line::Column(9))), "|a,b,;c,d,");
        assert_eq!(done(|t| remove(t, Line::Row(0))), "|c,d");
        assert_eq!(done(|t| remove(t, Line::Column(0))), "|b;d");
        assert_eq!(done(|t| remove(t, Line::Column(7))), "|a,b;c,d");
        assert_eq!(done(|t| exchange(t, Line::Row(0))), "|c,d;a,b");
        assert_eq!(done(|t| exchange(t, Line::Row(1))), "|a,b;c,d");
        assert_eq!(done(|t| exchange(t, Line::Column(0))), "|b,a;d,c");
        let both = |t: &mut Table| (turn_header(t), exchange(t, Line::Column(0)), add(t, Line::Column(0))).0;
        assert_eq!(done(both), ",b,a|,d,c");
        assert_eq!(done(|t| (remove(t, Line::Column(0)), remove(t, Line::Column(0))).0), "|b;d", "one column stays");
    }

    #[test]
    fn what_spreadsheets_copy_fills_cells() {
        assert_eq!(cells("one cell"), None);
        assert_eq!(cells("one cell\n"), None);
        assert_eq!(cells("a\tb\r\nc\t\r\n").unwrap(), [["a", "b"], ["c", ""]]);
        assert_eq!(cells("\"a\nb\"\t\"say \"\"so\"\"\"").unwrap(), [["a\nb", "say \"so\""]]);
        assert_eq!(cells("\"so\" he said\tb").unwrap(), [["\"so\" he said", "b"]]);
        let pasted = cells("1\t2\n3\t4").unwrap();
        assert_eq!(done(|t| paste(t, Some(1), 1, &pasted, "en", "en")), "|a,b,;c,1,2;,3,4");
        let header = |t: &mut Table| (turn_header(t), paste(t, None, 0, &pasted, "en", "en")).0;
        assert_eq!(done(header), "1,2|3,4");
        let mut table = table(&["a"]);
        paste(&mut table, Some(0), 0, &pasted, "fr", "en");
        assert_eq!(cell(&table, Some(0), 0).unwrap().pick("en", "en").0, "a", "the other language stays");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (words, expected) in [
            ("12", Some("12")),
            ("3,5", Some("3.5")),
            (" 1 250 ", Some("1250")),
            ("−4", Some("-4")),
            ("+.5", Some("0.5")),
            ("1.50", Some("1.5")),
            ("", None),
            ("1,2,3", None),
            ("twelve", None),
            ("1e999", None),
        ] {
            assert_eq!(number(words).map(|number| number.to_string()).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn a_chart_keeps_a_number_for_every_label() {
        let mut chart = Chart::default();
        assert_eq!(paste_numbers(&mut chart, 0, 0, &cells("1\t2\nx\t4").unwrap()), 1);
        let shown = |chart: &Chart| {
            let row = |series: &Series| series.values.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            format!("{}|{}", chart.labels.len(), chart.series.iter().map(row).collect::<Vec<_>>().join(";"))
        };
        assert_eq!(shown(&chart), "2|1,0;2,4");
        exchange_numbers(&mut chart, Line::Row(0));
        exchange_numbers(&mut chart, Line::Column(0));
        assert_eq!(shown(&chart), "2|4,2;0,1");
        add_numbers(&mut chart, Line::Row(1));
        remove_numbers(&mut chart, Line::Column(0));
        assert_eq!(shown(&chart), "3|0,0,1");
        remove_numbers(&mut chart, Line::Row(0));
        set_value(&mut chart, 0, 0, Number::from(7));
        assert_eq!(shown(&chart), "2|7,1");
    }
}
