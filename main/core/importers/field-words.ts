/** What the name of a field says about the text in it; section 6 of the import facts. */
import { type CodeTalk, codeTalk, namingWords } from './words.ts';

/** Names of what a recovery code is for; alone they are no words for codes, as the name of a field they are. */
const KINDS =
  /(?<= )(?:recovery|recover|back ?up|scratch|emergency|bypass|rescue|fallback|(?:2|two) ?fa|mfa|2sv|(?:two|2) ?(?:factor|step)|(?:otp|one time) codes?|wiederherstellung|notfall|sicherung|zwei faktor|secours|recuperation|sauvegarde|recuperacion|respaldo|emergencia|recuperacao|reserva|recupero|ripristino|emergenza|herstel|nood|odzyskiwanie|zapasow[ey]|awaryjn[ey]|восстановление|резервные|回復|復旧|バックアップ|恢复|备用|復原)(?= )/u;
/** What may be named beside one of these and is no code. */
const NO_CODES =
  /(?<= )(?:e ?mails?|mail|phones?|tel|telephone|number|numbers|mobile|contacts?|address|adresse|questions?|answers?|hints?|url|link|website|date|device|method|app|enabled|status|since|type|seed|secret|user|username|person|file|location|telefon|nummer|handy|kontakt|numero|telefono|correo|contacto|contatto)(?= )/u;

/** The same of a line that heads something, such as `recovery:`: a hint, where it names nothing else. */
export function headingTalk(words: string): CodeTalk {
  const talk = codeTalk(words);
  const bare = talk === 'none' && namingWords(words).length === 0;
  return bare && fieldTalk(words) === 'strong' ? 'weak' : talk;
}

/** How clearly a field's name speaks of recovery codes; `words` come from `plainWords`. */
export function fieldTalk(words: string): CodeTalk {
  const talk = codeTalk(words);
  if (talk === 'strong' || talk === 'other-list') return talk;
  if (NO_CODES.test(words)) return 'none';
  return KINDS.test(words) ? 'strong' : talk;
}
