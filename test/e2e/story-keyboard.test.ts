/** The story with the keyboard alone: every control is reached by Tab, arrows or its key. */
import { playStory } from './story.ts';

playStory('keyboard');
