/**
 * Runs in the browser: draws pages of `/sheet.pdf` by pdf.js, and the same marks again from the source fonts, and compares ink.
 */
import * as pdfjs from '/pdf.mjs';

pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';

const DARK = 255;
/** A sign that is missing changes little of a page, and much of its band. */
const BANDS = 40;

function paper(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  return { canvas, context };
}

async function drawn(number, dpi, options = {}) {
  const pdf = await pdfjs.getDocument({ url: '/sheet.pdf', useSystemFonts: false, ...options }).promise;
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const { canvas, context } = paper(viewport.width, viewport.height);
  await page.render({ canvas, canvasContext: context, viewport, intent: 'print' }).promise;
  return { canvas, context, pages: pdf.numPages, sizePt: page.view.slice(2) };
}

/** A page as PNG, base64. */
export async function renderPage(number, dpi) {
  const { canvas } = await drawn(number, dpi);
  return canvas.toDataURL('image/png').split(',')[1];
}

/** Draws operations without any PDF: each sign by itself, in the source font, at the place that the layout gives it. */
function drawnFromSource(size, marks, scale) {
  const { canvas, context } = paper(size.widthPt * scale, size.heightPt * scale);
  const toPixels = () => context.setTransform(scale, 0, 0, -scale, 0, size.heightPt * scale);
  toPixels();
  for (const { weightPt, from, to } of marks.lines) {
    context.lineWidth = weightPt;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
  context.fontKerning = 'none';
  for (const { face, sizePt, x, y, sign } of marks.signs) {
    context.setTransform(scale, 0, 0, scale, x * scale, (size.heightPt - y) * scale);
    context.font = `${sizePt}px ${face}`;
    context.fillText(sign, 0, 0);
  }
  return { canvas, context };
}

const ink = (pixels, at) => DARK - pixels[at];

/** Shared ink by all ink, in a box of pixels. */
function overlap(a, b, width, box) {
  let shared = 0;
  let all = 0;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const at = (y * width + x) * 4;
      shared += Math.min(ink(a, at), ink(b, at));
      all += Math.max(ink(a, at), ink(b, at));
    }
  }
  return all === 0 ? 1 : shared / all;
}

/** For each sign, how much of its ink the page of the PDF shares with the sign drawn from the source font; 1 is all. */
export async function compareSigns(number, dpi, size, marks) {
  const scale = dpi / 72;
  const page = await drawn(number, dpi);
  const source = drawnFromSource(size, marks, scale);
  const { width, height } = source.canvas;
  const a = page.context.getImageData(0, 0, width, height).data;
  const b = source.context.getImageData(0, 0, width, height).data;
  return marks.signs.map(({ sizePt, x, y, advancePt }) => {
    const baseline = (size.heightPt - y) * scale;
    return overlap(a, b, width, {
      left: Math.max(0, Math.floor(x * scale)),
      right: Math.ceil((x + advancePt) * scale),
      top: Math.max(0, Math.floor(baseline - sizePt * scale)),
      bottom: Math.ceil(baseline + 0.3 * sizePt * scale),
    });
  });
}

/** Shared ink of a page of the PDF and of an SVG document of the same size, 1 is all: of the page, and of its worst band. */
export async function compareSvg(number, dpi, svg) {
  // Glyphs as paths on both sides: as text their baselines would be moved to whole pixels.
  const page = await drawn(number, dpi, { disableFontFace: true });
  const { width, height } = page.canvas;
  const picture = await svgPicture(inPixels(svg, dpi));
  const { context } = paper(width, height);
  context.drawImage(picture, 0, 0);
  const a = page.context.getImageData(0, 0, width, height).data;
  const b = context.getImageData(0, 0, width, height).data;
  const bands = Array.from({ length: BANDS }, (_, band) => ({
    left: 0,
    right: width,
    top: Math.floor((band * height) / BANDS),
    bottom: Math.floor(((band + 1) * height) / BANDS),
  }));
  return {
    pages: page.pages,
    sizePt: page.sizePt,
    whole: overlap(a, b, width, { left: 0, right: width, top: 0, bottom: height }),
    worst: Math.min(...bands.map((band) => overlap(a, b, width, band))),
  };
}

/** An image has a whole number of pixels, and a document that asks for another size would be stretched. */
function inPixels(svg, dpi) {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  const pixels = (points) => Math.round((points * dpi) / 72);
  return svg.replace(/width="[^"]+" height="[^"]+"/, `width="${pixels(width)}" height="${pixels(height)}"`);
}

async function svgPicture(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  URL.revokeObjectURL(url);
  return picture;
}

export async function loadFaces(faces) {
  for (const face of faces) {
    const font = new FontFace(face, `url(/fonts/${face}.ttf)`);
    document.fonts.add(await font.load());
  }
}

globalThis.sheets = { renderPage, compareSigns, compareSvg, loadFaces };
