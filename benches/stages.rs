//! What each stage costs on the sample's year, and the whole of it, on one thread unless it says otherwise.

use divan::{Bencher, black_box};
use yearend::chart::{Request, draw, draw_all, native, show_all, svg};
use yearend::deck::Drawing;
use yearend::diag::Diagnostics;
use yearend::facts::Facts;
use yearend::picture::Image;
use yearend::report::{Face, FaceWish};
use yearend::source::data::{DataFormat, read};
use yearend::source::{TemplatePack, compile};
use yearend::theme::Theme;
use yearend::{Input, LaidOut, Options, Outputs, build, docx, lay_out, layout, pptx, request};

const NAME: &str = "complaints-2025.toml";
const DATA: &str = include_str!("../sample-data/complaints-2025.toml");

fn main() {
    divan::main();
}

#[divan::bench]
fn a_read() -> Facts {
    facts()
}

#[divan::bench]
fn b_compile(bencher: Bencher) {
    let (facts, pack) = (facts(), TemplatePack::embedded(yearend::DEFAULT_TEMPLATE).expect("embedded pack"));
    bencher.bench(|| compile(black_box(&facts), &pack, &no_images, &mut Diagnostics::default()));
}

#[divan::bench]
fn c_paginate(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    bencher.bench(|| layout::paginate(black_box(&laid_out.report), &theme, &mut Diagnostics::default()));
}

#[divan::bench]
fn d_flow(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    bencher.bench(|| layout::flow(black_box(&laid_out.report), &theme, &mut Diagnostics::default()));
}

#[divan::bench]
fn e_draw_svg(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    bencher.bench(|| laid_out.deck.drawings.iter().map(|it| svg(&it.chart, it.size, it.label, &theme).len()).sum::<usize>());
}

#[divan::bench]
fn f_draw_svg_and_png(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    bencher.bench(|| laid_out.deck.drawings.iter().map(|it| draw(&it.chart, it.size, it.label, &theme).png.len()).sum::<usize>());
}

#[divan::bench]
fn g_draw_on_all_processors(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let requests = requests(&laid_out.deck.drawings);
    bencher.bench(|| draw_all(black_box(&requests), &theme));
}

/// Eight charts with their workbooks.
#[divan::bench]
fn g_native_of_eight(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let part = |it: &Drawing| native(&it.chart, it.size, it.label, &theme).expect("a workbook").map(|part| part.workbook.len());
    let native_ones = || laid_out.deck.drawings.iter().filter(|it| it.face == Face::Native).cycle().take(8);
    bencher.bench(|| native_ones().filter_map(part).sum::<usize>());
}

/// Eight pictures as SVG alone.
#[divan::bench]
fn g2_eight_svg(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let eight = eight(&laid_out.deck.drawings);
    bencher.bench(|| eight.iter().map(|it| svg(&it.chart, it.size, it.label, &theme).len()).sum::<usize>());
}

/// Eight pictures as SVG and PNG of twice the resolution.
#[divan::bench]
fn g3_eight_pictures_on_all_processors(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let eight: Vec<Drawing> = eight(&laid_out.deck.drawings).into_iter().cloned().collect();
    let requests = requests(&eight);
    bencher.bench(|| draw_all(black_box(&requests), &theme));
}

#[divan::bench]
fn h_write_pptx(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let drawn = show_all(&requests(&laid_out.deck.drawings), &theme).expect("charts");
    bencher.bench(|| pptx::write(black_box(&laid_out.deck), &drawn, &theme).expect("sound package"));
}

#[divan::bench]
fn i_write_docx(bencher: Bencher) {
    let (laid_out, theme) = (sample(), Theme::house());
    let drawn = show_all(&requests(&laid_out.flow.drawings), &theme).expect("charts");
    bencher.bench(|| docx::write(black_box(&laid_out.flow), &drawn, &theme).expect("sound package"));
}

#[divan::bench]
fn j_whole(bencher: Bencher) {
    let options = options();
    bencher.bench(|| build(black_box(input()), &options, &mut Diagnostics::default()).expect("sound package").is_some());
}

fn facts() -> Facts {
    read(NAME, black_box(DATA), DataFormat::Toml, &mut Diagnostics::default()).expect("facts of the sample")
}

fn sample() -> LaidOut {
    lay_out(input(), &options(), &mut Diagnostics::default()).expect("report of the sample")
}

fn input() -> Input<'static> {
    Input { name: NAME, text: DATA, format: DataFormat::Toml, images: &no_images }
}

fn options() -> Options {
    Options {
        pack: None,
        language: None,
        theme: Theme::house(),
        outputs: Outputs { pptx: true, docx: true },
        charts: FaceWish::Auto,
        draft: false,
        blank: false,
    }
}

/// Eight of the sample's drawings, from the first on again where there are fewer.
fn eight(drawings: &[Drawing]) -> Vec<&Drawing> {
    drawings.iter().filter(|it| it.chart.kind.stands_alone()).cycle().take(8).collect()
}

fn requests(drawings: &[Drawing]) -> Vec<Request<'_>> {
    drawings.iter().map(request).collect()
}

/// The sample names no image.
fn no_images(_: &str) -> Result<Image, String> {
    Err(String::new())
}
