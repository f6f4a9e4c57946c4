//! Answers of a person: single keys on a terminal, lines through a pipe.

use std::io::{self, BufRead, IsTerminal, Write};

use console::Term;

/// Where answers come from.
pub(super) struct Keyboard {
    terminal: Option<Term>,
}

impl Keyboard {
    /// The terminal when there is one, else standard input line by line.
    pub(super) fn new() -> Self {
        let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        Self {
            terminal: is_terminal.then(Term::stdout),
        }
    }

    /// Asks for a key; none at the end of the input.
    pub(super) fn key(&self, prompt: &str) -> io::Result<Option<char>> {
        let Some(terminal) = &self.terminal else {
            return Ok(self.line(prompt)?.map(|line| line.trim().chars().next().unwrap_or(' ')));
        };
        ask(prompt)?;
        let key = terminal.read_char()?;
        terminal.write_line(&key.escape_debug().to_string())?;
        Ok(Some(key))
    }

    /// Asks for a line; none at the end of the input.
    pub(super) fn line(&self, prompt: &str) -> io::Result<Option<String>> {
        ask(prompt)?;
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line)?;
        Ok((read > 0).then_some(line))
    }
}

fn ask(prompt: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(prompt.as_bytes())?;
    out.flush()
}
