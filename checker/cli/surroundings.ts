/** What is known of where the command runs. */
export interface Surroundings {
  /** Whether a runner of GitHub reads what is written, and obeys commands in it. */
  readonly isGithub: boolean;
  /** The folder of the repository; where the command runs, if nobody says otherwise. */
  readonly repository: string;
  /** The file that is shown as the summary of the step. */
  readonly summary?: string;
}

/** What the variables of the environment say. */
export const surroundingsIn = (env: NodeJS.ProcessEnv): Surroundings => {
  const summary = env['GITHUB_STEP_SUMMARY'];
  const isGithub = env['GITHUB_ACTIONS'] === 'true';
  return {
    isGithub,
    repository: (isGithub ? env['GITHUB_WORKSPACE'] : undefined) ?? process.cwd(),
    ...(summary === undefined || summary === '' ? {} : { summary }),
  };
};
