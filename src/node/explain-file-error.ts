import { codeOf } from './error-code.ts';
import { NoFileError } from './read-regular-file.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'Your share of the disk is used up',
  EFBIG: 'The system allows no file of that size (see “ulimit -f”)',
  EROFS: 'The disk is read-only',
  EACCES: 'You have no permission for it',
  EPERM: 'You have no permission for it',
  EISDIR: 'It is a folder',
  ENOTDIR: 'A file is in the way where a folder is meant',
  EEXIST: 'A file is in the way where a folder is meant',
  EIO: 'The disk fails',
  ENOENT: 'It does not exist',
  ELOOP: 'Symbolic links go in circles there',
  ENAMETOOLONG: 'Its name is too long',
  EMFILE: 'Too many files are open (see “ulimit -n”)',
  ENFILE: 'Too many files are open on this machine',
  ERR_FS_FILE_TOO_LARGE: 'It is too large',
  ERR_STRING_TOO_LONG: 'It is too large',
};

/** Why a file can’t be read or written, as whoever looks after it would say; undefined where that is not known. */
export function explainFileError(cause: unknown): string | undefined {
  if (cause instanceof NoFileError) return 'It is a pipe or a device, and only files are read';
  return REASONS[codeOf(cause) ?? ''] ?? (cause instanceof Error ? cause.message : undefined);
}
