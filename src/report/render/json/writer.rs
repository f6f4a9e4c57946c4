//! What writes the JSON: the bytes that `serde_json` would write, in far fewer pieces, and none that acts on a terminal.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser};
use serde_json::{Error, Result};

use crate::text::is_hazardous;

/// Writes a value and a line end, on one line or indented from a depth on.
pub(super) fn write(value: &impl Serialize, depth: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer {
        held: Vec::with_capacity(HELD + HELD / 4),
        depth,
        out,
    };
    value.serialize(&mut writer)?;
    writer.held.push(b'\n');
    writer.out.write_all(&writer.held)
}

/// From how many bytes on they are written on: a report can be many times as large as its texts.
const HELD: usize = 1 << 16;

struct Writer<'w> {
    held: Vec<u8>,
    /// How deep the layout is indented; none for one line.
    depth: Option<usize>,
    out: &'w mut dyn Write,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
    }

    fn new_line(&mut self) {
        if let Some(depth) = self.depth {
            self.held.push(b'\n');
            self.held.resize(self.held.len() + 2 * depth, b' ');
        }
    }

    fn number(&mut self, mut number: u64) {
        // As many digits as the largest number has; what is unused of them is left out.
        let mut digits = [b'0'; 20];
        let mut unused = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit += (number % 10) as u8;
            number /= 10;
            unused -= 1;
            if number == 0 {
                break;
            }
        }
        self.put(digits.get(unused..).unwrap_or_default());
    }

    fn string(&mut self, text: &str) {
        self.held.push(b'"');
        // All bytes are looked at, whatever the first of them are: many at once.
        if text.bytes().fold(true, |plain, byte| plain & is_plain(byte)) {
            self.put(text.as_bytes());
        } else {
            self.escape(text);
        }
        self.held.push(b'"');
    }

    /// JSON itself escapes C0 alone, here C1 and the controls that reorder text are escaped too. Whoever parses it reads the
    /// same text.
    fn escape(&mut self, text: &str) {
        let mut rest = text;
        let acts = |&(_, character): &(usize, char)| matches!(character, '"' | '\\') || is_hazardous(character);
        while let Some((at, character)) = rest.char_indices().find(acts) {
            let (before, behind) = rest.split_at(at);
            self.put(before.as_bytes());
            match character {
                '"' => self.put(b"\\\""),
                '\\' => self.put(b"\\\\"),
                '\u{8}' => self.put(b"\\b"),
                '\t' => self.put(b"\\t"),
                '\n' => self.put(b"\\n"),
                '\u{c}' => self.put(b"\\f"),
                '\r' => self.put(b"\\r"),
                // Every hazard lies in the basic plane, so one unit of UTF-16 is enough.
                _ => self.put(format!("\\u{:04x}", u32::from(character)).as_bytes()),
            }
            rest = &behind[character.len_utf8()..];
        }
        self.put(rest.as_bytes());
    }

    /// What is written too seldom for a way of its own.
    fn usual(&mut self, value: impl Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.held, &value)
    }

    fn variant(&mut self, name: &'static str) {
        self.put(b"{");
        self.depth = self.depth.map(|depth| depth + 1);
        self.new_line();
        self.name(name);
        self.colon();
    }

    fn colon(&mut self) {
        self.held.push(b':');
        if self.depth.is_some() {
            self.held.push(b' ');
        }
    }

    /// A name out of the program, which needs no escape.
    fn name(&mut self, name: &'static str) {
        self.held.push(b'"');
        self.put(name.as_bytes());
        self.held.push(b'"');
    }

    /// Ends an array or object that holds something.
    fn close(&mut self, bracket: u8) {
        self.depth = self.depth.map(|depth| depth - 1);
        self.new_line();
        self.held.push(bracket);
    }
}

/// Whether a byte is of a character that is written as it is.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') & (byte != b'"') & (byte != b'\\')
}

/// An array or object that is being written.
struct Values<'a, 'w> {
    writer: &'a mut Writer<'w>,
    /// What ends it, and the variant that it belongs to.
    brackets: &'static [u8],
    is_empty: bool,
}

impl<'a, 'w> Values<'a, 'w> {
    fn begin(writer: &'a mut Writer<'w>, bracket: u8, brackets: &'static [u8]) -> Self {
        writer.held.push(bracket);
        writer.depth = writer.depth.map(|depth| depth + 1);
        Self {
            writer,
            brackets,
            is_empty: true,
        }
    }

    fn next(&mut self) -> Result<()> {
        if self.writer.held.len() >= HELD {
            self.writer.out.write_all(&self.writer.held).map_err(Error::io)?;
            self.writer.held.clear();
        }
        if !self.is_empty {
            self.writer.held.push(b',');
        }
        self.is_empty = false;
        self.writer.new_line();
        Ok(())
    }

    fn value(&mut self, value: &(impl ?Sized + Serialize)) -> Result<()> {
        self.next()?;
        value.serialize(&mut *self.writer)
    }

    fn field(&mut self, name: &'static str, value: &(impl ?Sized + Serialize)) -> Result<()> {
        self.next()?;
        self.writer.name(name);
        self.writer.colon();
        value.serialize(&mut *self.writer)
    }

    fn end(self) {
        let mut brackets = self.brackets;
        if self.is_empty
            && let Some((bracket, others)) = brackets.split_first()
        {
            self.writer.depth = self.writer.depth.map(|depth| depth - 1);
            self.writer.held.push(*bracket);
            brackets = others;
        }
        for bracket in brackets {
            self.writer.close(*bracket);
        }
    }
}

impl<'a, 'w> Serializer for &'a mut Writer<'w> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Values<'a, 'w>;
    type SerializeTuple = Values<'a, 'w>;
    type SerializeTupleStruct = Values<'a, 'w>;
    type SerializeTupleVariant = Values<'a, 'w>;
    type SerializeMap = Values<'a, 'w>;
    type SerializeStruct = Values<'a, 'w>;
    type SerializeStructVariant = Values<'a, 'w>;

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.put(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<()> {
        if value < 0 {
            self.held.push(b'-');
        }
        self.number(value.unsigned_abs());
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<()> {
        self.number(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<()> {
        self.usual(value)
    }

    fn serialize_f64(self, value: f64) -> Result<()> {
        self.usual(value)
    }

    fn serialize_char(self, value: char) -> Result<()> {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.put(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.name(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<()> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.close(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Values<'a, 'w>> {
        Ok(Values::begin(self, b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Values<'a, 'w>> {
        Ok(Values::begin(self, b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Values<'a, 'w>> {
        Ok(Values::begin(self, b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Values<'a, 'w>> {
        self.variant(variant);
        Ok(Values::begin(self, b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Values<'a, 'w>> {
        Ok(Values::begin(self, b'{', b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Values<'a, 'w>> {
        Ok(Values::begin(self, b'{', b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Values<'a, 'w>> {
        self.variant(variant);
        Ok(Values::begin(self, b'{', b"}}"))
    }
}

impl ser::SerializeMap for Values<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<()> {
        self.next()?;
        let at = self.writer.held.len();
        key.serialize(&mut *self.writer)?;
        // A number as a key is a string.
        if self.writer.held.get(at) != Some(&b'"') {
            self.writer.held.insert(at, b'"');
            self.writer.held.push(b'"');
        }
        self.writer.colon();
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<()> {
        Self::end(self);
        Ok(())
    }
}

/// Implements a trait of those that write one value after the other, each with its name or without.
macro_rules! values {
    ($($kind:ident $method:ident $by:ident $($name:ident)?;)*) => {$(
        impl ser::$kind for Values<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: ?Sized + Serialize>(&mut self, $($name: &'static str,)? value: &T) -> Result<()> {
                self.$by($($name,)? value)
            }

            fn end(self) -> Result<()> {
                Self::end(self);
                Ok(())
            }
        }
    )*};
}

values! {
    SerializeSeq serialize_element value;
    SerializeTuple serialize_element value;
    SerializeTupleStruct serialize_field value;
    SerializeTupleVariant serialize_field value;
    SerializeStruct serialize_field field name;
    SerializeStructVariant serialize_field field name;
}
