/**
 * Settings of the embedded server, for one project on a small machine. They are given on the command line, so that a new
 * version of Yekta brings its own.
 */
export const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not be longer than about 100 bytes; state folders can be.
  unix_socket_directories: '',
  max_connections: '60',

  // Facts and decisions of people must survive a power cut once they are confirmed: both stay on. Bulk work commits in
  // large transactions, so they cost little; what is made from facts, and progress, need not wait (see `commitLater`).
  fsync: 'on',
  synchronous_commit: 'on',
  // No replicas: bulk loads into tables made in the same transaction need not be logged.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',

  shared_buffers: '128MB',
  work_mem: '64MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // Most pages are in the memory of the operating system: to have other processes fetch them costs more than to fetch them.
  io_method: 'sync',
  // The other core belongs to the process that asks; and shared memory is scarce in containers.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',

  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors of statements can quote values, that is personal data: only the server's own events are logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** @param own settings of one server */
export const settingArguments = (own: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries({ ...serverSettings, ...own }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
