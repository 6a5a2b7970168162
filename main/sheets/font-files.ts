/** Paths of the four static faces. Alone in this file, because only a bundler resolves `?asset`. */
import interRegular from '../../assets/fonts/Inter_400Regular.ttf?asset';
import interSemiBold from '../../assets/fonts/Inter_600SemiBold.ttf?asset';
import sourceCodeMedium from '../../assets/fonts/SourceCodePro-Medium.ttf?asset';
import sourceCodeRegular from '../../assets/fonts/SourceCodePro-Regular.ttf?asset';
import type { Face } from '../core/paper/drawing.ts';

export const FONT_FILES: Readonly<Record<Face, string>> = {
  text: interRegular,
  strong: interSemiBold,
  code: sourceCodeMedium,
  'code-light': sourceCodeRegular,
};
