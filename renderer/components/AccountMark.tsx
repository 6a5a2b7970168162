/** The state of an account as icon and word. */
import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleQuestionMark,
  CircleX,
  ClockAlert,
  Eye,
  FileKey,
  FileWarning,
  FileX,
  History,
  type LucideIcon,
  MapPin,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountState } from '../../preload/views/custody.ts';
import { stateNames } from '../messages/findings.ts';
import { StateMark, type Tone } from './StateMark.tsx';

const marks: Readonly<Record<AccountState, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  'no-codes': { icon: CircleDashed, tone: 'stop' },
  empty: { icon: CircleX, tone: 'stop' },
  unconfirmed: { icon: CircleDotDashed, tone: 'warn' },
  'open-reveal': { icon: Eye, tone: 'warn' },
  low: { icon: TriangleAlert, tone: 'warn' },
  'plaintext-out': { icon: FileKey, tone: 'warn' },
  unproven: { icon: CircleQuestionMark, tone: 'warn' },
  'old-sheet-out': { icon: FileWarning, tone: 'warn' },
  'no-paper': { icon: FileX, tone: 'warn' },
  'one-place': { icon: MapPin, tone: 'warn' },
  'old-proof': { icon: ClockAlert, tone: 'warn' },
  stale: { icon: History, tone: 'warn' },
  ready: { icon: CircleCheck, tone: 'good' },
};

export function AccountMark({ state }: { readonly state: AccountState }): ReactNode {
  return <StateMark state={state} text={stateNames[state]} {...marks[state]} />;
}
