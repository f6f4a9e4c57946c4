//! Reading a table: a head of comment lines, then rows of tab-separated columns.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// One table as its file holds it.
pub(crate) struct Table {
    path: PathBuf,
    /// What the head calls it: `# shape: NAME`.
    pub(crate) shape: String,
    /// Line number and columns, padded to the number of columns the head names.
    pub(crate) rows: Vec<(usize, Vec<String>)>,
}

/// Rows, without their key, by key.
pub(crate) type Groups<'t> = BTreeMap<&'t str, Vec<&'t [String]>>;

impl Table {
    /// Reads the table at `path`, refusing rows that do not fit its head.
    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut table = Self {
            path: path.to_owned(),
            shape: String::new(),
            rows: Vec::new(),
        };
        let mut width = 0;
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(comment) = line.strip_prefix('#') {
                if let Some((name, value)) = comment.split_once(':') {
                    match name.trim() {
                        "shape" => table.shape = value.trim().to_owned(),
                        "columns" => width = value.split_whitespace().count(),
                        _ => {}
                    }
                }
            } else if !line.trim().is_empty() {
                let row = table.row(number, line, width)?;
                table.rows.push((number, row));
            }
        }
        if table.shape.is_empty() || width == 0 {
            return Err(table.error(1, "the head must name `# shape:` and `# columns:`"));
        }
        Ok(table)
    }

    /// The name of the file without its extension, which is the name of the table.
    pub(crate) fn name(&self) -> &str {
        self.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
    }

    /// The path of another table in the same folder.
    pub(crate) fn beside(&self, file: &str) -> PathBuf {
        self.path.with_file_name(file)
    }

    /// An error that points at a line of the table.
    pub(crate) fn error(&self, line: usize, what: &str) -> Box<dyn Error> {
        format!("{}:{line}: {what}", self.path.display()).into()
    }

    /// The rows by their first column, which must be unique.
    pub(crate) fn by_key(&self) -> Result<BTreeMap<&str, &[String]>, Box<dyn Error>> {
        let mut seen: BTreeMap<&str, (usize, &[String])> = BTreeMap::new();
        for (number, row) in &self.rows {
            let [key, rest @ ..] = row.as_slice() else { continue };
            if let Some((first, _)) = seen.insert(key, (*number, rest)) {
                return Err(self.error(*number, &format!("`{key}` stands already on line {first}")));
            }
        }
        Ok(seen.into_iter().map(|(key, (_, rest))| (key, rest)).collect())
    }

    /// The rows by their first column, which may be repeated; a row may not.
    pub(crate) fn by_repeated_key(&self) -> Result<Groups<'_>, Box<dyn Error>> {
        let mut groups: Groups<'_> = BTreeMap::new();
        for (number, row) in &self.rows {
            let [key, rest @ ..] = row.as_slice() else { continue };
            let group = groups.entry(key).or_default();
            if group.contains(&rest) {
                return Err(self.error(*number, &format!("the row `{}` stands twice", row.join(" "))));
            }
            group.push(rest);
        }
        Ok(groups)
    }

    fn row(&self, number: usize, line: &str, width: usize) -> Result<Vec<String>, Box<dyn Error>> {
        let mut row: Vec<String> = line.split('\t').map(|column| column.trim().to_owned()).collect();
        if row.len() > width {
            return Err(self.error(number, &format!("{} columns where the head names {width}", row.len())));
        }
        if row.first().is_none_or(String::is_empty) {
            return Err(self.error(number, "the first column is empty"));
        }
        row.resize(width, String::new());
        Ok(row)
    }
}
