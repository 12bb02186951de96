//! Colours as slots of the Office theme, so that a company's own theme re-colours everything.

/// A colour by its meaning. Writers spell it as `schemeClr`; pictures look its value up in the [`Palette`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Text: `dk1` / `tx1`.
    Ink,
    /// The page: `lt1` / `bg1`.
    Paper,
    /// Secondary text: `dk2` / `tx2`.
    Muted,
    /// Panels: `lt2` / `bg2`.
    Panel,
    /// The message: `accent1`.
    Accent,
    /// The accent at 12 % over paper, for panels: `accent1`, lumMod 12 000, lumOff 88 000.
    AccentTint,
    /// The accent at 40 % over paper, for second series: `accent1`, lumMod 40 000, lumOff 60 000.
    AccentSoft,
    /// Good news: `accent2`.
    Better,
    /// Bad news: `accent3`.
    Worse,
    /// Caution: `accent4`.
    Caution,
    /// Quiet data, dark enough for a mark (3:1): `accent5`.
    Quiet,
    /// Hairlines and quiet fills: `accent6`.
    Hairline,
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The colour behind each theme slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// `dk1`.
    pub ink: Rgb,
    /// `lt1`.
    pub paper: Rgb,
    /// `dk2`.
    pub muted: Rgb,
    /// `lt2`.
    pub panel: Rgb,
    /// `accent1`.
    pub accent: Rgb,
    /// `accent2`.
    pub better: Rgb,
    /// `accent3`.
    pub worse: Rgb,
    /// `accent4`.
    pub caution: Rgb,
    /// `accent5`.
    pub quiet: Rgb,
    /// `accent6`.
    pub hairline: Rgb,
}

impl Palette {
    /// The value behind a colour.
    pub fn rgb(&self, colour: Colour) -> Rgb {
        match colour {
            Colour::Ink => self.ink,
            Colour::Paper => self.paper,
            Colour::Muted => self.muted,
            Colour::Panel => self.panel,
            Colour::Accent => self.accent,
            Colour::AccentTint => self.accent.tint(0.12),
            Colour::AccentSoft => self.accent.tint(0.40),
            Colour::Better => self.better,
            Colour::Worse => self.worse,
            Colour::Caution => self.caution,
            Colour::Quiet => self.quiet,
            Colour::Hairline => self.hairline,
        }
    }
}

impl Rgb {
    /// Six upper-case hexadecimal digits.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// The colour written as six hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Self> {
        let value = (hex.len() == 6).then(|| u32::from_str_radix(hex, 16).ok())??;
        Some(Self((value >> 16) as u8, (value >> 8) as u8, value as u8))
    }

    /// This colour at the given strength over white, as lumMod/lumOff gives for the same strength.
    fn tint(self, strength: f64) -> Self {
        let mix = |channel: u8| (255.0 - (255.0 - f64::from(channel)) * strength).round() as u8;
        Self(mix(self.0), mix(self.1), mix(self.2))
    }

    /// Contrast with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (light, dark) = (self.luminance().max(other.luminance()), self.luminance().min(other.luminance()));
        (light + 0.05) / (dark + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}
