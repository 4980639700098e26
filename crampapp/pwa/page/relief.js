// The rules of a guided relief. The same as crampapp/domain/relief.py, run.py, step.py, episode.py and
// red_flags.py, which say why; a test compares the two. Runs are plain values with the field names
// of Python; a time that comes in is in milliseconds since 1970, one that is kept is ISO text.
export const TOO_LONG_MS = 600_000;
export const DROWSY_MS = 180_000;
export const ASLEEP_MS = 720_000;

const OVER_TEN = "flag.over_ten";
const LEG_DIFFERS = "flag.leg_differs";
const GRAVITY = ["emergency", "urgent", "gp"];

const ms = (iso) => Date.parse(iso);
const iso = (time) => new Date(time).toISOString();

export class Guide {
  // `steps`: by id. `first`: for each muscle and position, such as "calf.sitting", the ids of its
  // steps. `plan`: the same with what is safe for this person, as Python left it, or null.
  constructor(steps, first, plan) {
    this.known = steps;
    this.first = first;
    this.plan = plan;
  }

  steps({ muscle, position }) {
    const place = `${muscle}.${position}`;
    const listed = this.plan ? (this.plan[place] ?? []) : this.first[place].map((id) => ({ id }));
    const found = listed
      .filter(({ id }) => this.known[id])
      .map(({ id, cautions = [] }) => ({ ...this.known[id], id, cautions }));
    return found.length ? found : [this.firstStep(muscle)];
  }

  firstStep(muscle) {
    const [id] = this.first[`${muscle}.as_you_are`];
    return { ...this.known[id], id, cautions: [] };
  }

  step(run) {
    return this.steps(run)[run.index];
  }

  has(muscle, position) {
    return `${muscle}.${position}` in this.first;
  }

  begin(id, started, profile) {
    const run = {
      episode_id: id, started, muscle: "calf", position: "as_you_are", index: 0, step_id: "",
      step_started: started.utc, step_ends: started.utc, last_touch: started.utc, side: null,
      begun: [], relapses: 0, still: 0, profile, moves: [], leg_check: null, over_ten: false,
      sport: false,
    };
    return this.at(run, 0, ms(started.utc));
  }

  // A run that was kept, perhaps with a list of steps that is another by now.
  resumed(run, now) {
    const index = this.steps(run).findIndex(({ id }) => id === run.step_id);
    return index < 0 ? this.at(run, 0, now) : { ...run, index };
  }

  next(run, now) {
    return run.index + 1 >= this.steps(run).length
      ? touched(run, now) : this.at(run, run.index + 1, now);
  }

  previous(run, now) {
    return run.index === 0 ? touched(run, now) : this.at(run, run.index - 1, now);
  }

  moveTo(run, position, sport, now) {
    return position === run.position && sport === run.sport
      ? touched(run, now) : this.at({ ...run, position, sport }, 0, now);
  }

  changeMuscle(run, muscle, now) {
    return muscle === run.muscle
      ? touched(run, now) : this.at({ ...run, muscle, begun: [] }, 0, now);
  }

  stillCramping(before, now) {
    const run = { ...before, still: before.still + 1 };
    if (run.index + 1 < this.steps(run).length) return this.next(run, now);
    if (run.position === "as_you_are" && this.has(run.muscle, "sitting")) {
      return this.at({ ...run, position: "sitting" }, 0, now);
    }
    return this.at(run, run.index, now);
  }

  cameBack(run, now) {
    return this.at({ ...run, relapses: run.relapses + 1 }, run.index, now);
  }

  at(before, index, now) {
    const run = { ...before, index };
    const step = this.step(run);
    return {
      ...run,
      step_id: step.id,
      step_started: iso(now),
      step_ends: iso(now + 1000 * (step.repetitions * (step.hold_s + step.rest_s) - step.rest_s)),
      last_touch: iso(now),
      begun: run.begun.includes(step.id) ? run.begun : [...run.begun, step.id],
    };
  }
}

export const touched = (run, now) => ({ ...run, last_touch: iso(now) });

export const isTooLong = (run, now) => run.over_ten || now - ms(run.started.utc) >= TOO_LONG_MS;
export const isDrowsy = (run, now) =>
  now - Math.max(ms(run.step_ends), ms(run.last_touch)) >= DROWSY_MS;
export const isAsleep = (run, now) => now - ms(run.last_touch) >= ASLEEP_MS;

// A clock set back counts as no time.
export function countdown({ hold_s, rest_s, repetitions }, since, now) {
  let elapsed = Math.max(0, (now - ms(since)) / 1000);
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    if (elapsed < hold_s) return { phase: "hold", left: Math.ceil(hold_s - elapsed), repetition };
    elapsed -= hold_s;
    if (repetition < repetitions) {
      if (elapsed < rest_s) return { phase: "rest", left: Math.ceil(rest_s - elapsed), repetition };
      elapsed -= rest_s;
    }
  }
  return { phase: "over", left: 0, repetition: repetitions };
}

const secondsSince = (start, now) => Math.max(0, Math.trunc((now - ms(start)) / 1000));

export const eased = (run, now, signs) => ({
  ...record(run, signs),
  duration_s: secondsSince(run.started.utc, now),
  eased_by: run.step_id,
  eased_after_s: secondsSince(run.step_started, now),
});

// The end was not seen, so nothing is claimed about it.
export const parked = (run, signs) => ({ ...record(run, signs), parked: true });

const record = (run, signs) => ({
  id: run.episode_id, started: run.started, duration_s: 0, muscle: run.muscle, side: run.side,
  steps: run.begun, relapses: run.relapses, eased_by: null, eased_after_s: null, pain: null,
  triggers: [], sleep_lost_min: null, note: "", over_ten: run.over_ten, signs, parked: false,
});

// What ticked signs demand: level, what to do now, whom to call, because of what; or null.
export function danger(all, { run, flags }, now) {
  const ticked = new Set(flags);
  if (flags.length && isTooLong(run, now)) ticked.add(OVER_TEN);
  if (flags.length && run.leg_check === "concern") ticked.add(LEG_DIFFERS);
  const gravity = ({ level }) => GRAVITY.indexOf(level);
  const hits = all.filter(({ id }) => ticked.has(id)).sort((a, b) => gravity(a) - gravity(b));
  if (!hits.length && !flags.length) return null;
  // A sign of another version of the app: the gravest is meant until Python knows better.
  if (!hits.length) return { ...all[0], now: all[0].leg, because: [] };
  const { level, leg } = hits[0];
  const sentences = (texts) => [...new Set(texts.filter(Boolean))].join(" ");
  return {
    level,
    now: sentences([leg, ...hits.map(({ also }) => also)]),
    then: sentences(hits.filter((flag) => flag.level === level).map(({ then }) => then)),
    because: hits.map(({ text }) => text),
  };
}

// Whose numbers hold: those that were chosen, or those of the time zone; the region without numbers
// is the last one.
export const regionOf = (regions, zone, chosen) =>
  regions.find(({ code }) => code === chosen) ?? regions.find(({ zones, prefixes }) =>
    zones.includes(zone) || prefixes.some((prefix) => zone.startsWith(prefix)),
  ) ?? regions[regions.length - 1];

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// As crampapp/domain/identifier.py makes them: 48 bits of milliseconds, then 80 random bits.
export function newId(now) {
  const digits = [];
  for (let rest = now; digits.length < 10; rest = Math.floor(rest / 32)) digits.unshift(rest % 32);
  // 256 is a multiple of 32, so each of the digits is as likely as the next.
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) digits.push(byte % 32);
  return digits.map((digit) => LETTERS[digit]).join("");
}

export function moment(now) {
  const here = new Date(now);
  const wall = new Date(now - here.getTimezoneOffset() * 60_000);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return { utc: iso(now), zone, local: wall.toISOString().slice(0, -1) };
}
