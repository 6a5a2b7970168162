/** Path of the reader of QR codes. Alone in this file, because only a bundler resolves `?asset`. */
import file from 'zxing-wasm/reader/zxing_reader.wasm?asset';

export const ZXING_FILE = file;
