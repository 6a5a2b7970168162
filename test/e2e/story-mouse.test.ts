/** The story with the mouse: files are dropped, buttons clicked. */
import { playStory } from './story.ts';

playStory('mouse');
