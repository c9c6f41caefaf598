/** What the helper thread of a sync is told: to open the project, to work, and to stop, in this order; it may have to stop without having worked. */
export type HelperCommand = 'open' | 'work' | 'stop';

/** What it tells: that the project is open in it, and that nothing is any more. */
export type HelperReport = 'open' | 'closed';
