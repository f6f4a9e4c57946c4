//! The work on one pair, spread over two threads: what it gives is the same as on one.

use std::{
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// How many threads work on a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Threads {
    /// The caller's alone: best when many pairs are compared at once, each by a thread.
    #[default]
    One,
    /// The caller's and a second one: best for a single pair.
    Two,
}

impl Threads {
    /// Does two pieces of work.
    pub fn join<A, B: Send>(self, one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
        if self == Self::One {
            return (one(), other());
        }
        thread::scope(|scope| {
            let other = scope.spawn(other);
            let one = one();
            match other.join() {
                Ok(other) => (one, other),
                // A defect in a thread is told as one in the caller.
                Err(defect) => panic::resume_unwind(defect),
            }
        })
    }

    /// Does so many pieces of work and gives what came of them in their order. Each thread takes the next piece when it
    /// is done with one, so that long pieces are best numbered first.
    pub fn map<T: Send>(self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        if self == Self::One || pieces < 2 {
            return (0..pieces).map(work).collect();
        }
        let next = AtomicUsize::new(0);
        let share = || {
            let taken = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
            let mine = taken.take_while(|&piece| piece < pieces);
            mine.map(|piece| (piece, work(piece))).collect::<Vec<_>>()
        };
        let (mut done, others) = self.join(share, share);
        done.extend(others);
        done.sort_unstable_by_key(|(piece, _)| *piece);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_threads_give_what_one_gives() {
        for pieces in [0, 1, 2, 3, 1000] {
            let [one, two] = [Threads::One, Threads::Two].map(|threads| threads.map(pieces, |piece| piece * piece));
            assert_eq!(one, two);
            assert_eq!(one.len(), pieces);
        }
        assert_eq!(Threads::One.join(|| 1, || "b"), Threads::Two.join(|| 1, || "b"));
    }

    #[test]
    fn a_defect_in_the_second_thread_reaches_the_caller() {
        let broken = || -> u8 { panic!("a defect") };
        assert!(panic::catch_unwind(|| Threads::Two.join(|| 1, broken)).is_err());
    }
}
