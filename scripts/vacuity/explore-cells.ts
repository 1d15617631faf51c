/** Explores every cell as far as a number of states, its argument, and prints what that showed, as JSON. */
import { everyCell } from './cells.ts';
import { plainSurvey, surveyed } from './survey.ts';

const states = Number(process.argv[2]);
const surveys = everyCell.map((cell) => {
  process.stderr.write(`${cell.name}\n`);
  return plainSurvey(cell, surveyed(cell, states));
});
process.stdout.write(JSON.stringify(surveys));
