/** The code of a system error, as `ENOENT`; empty for any other error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong with the file system, in a few plain words. */
export function fileTrouble(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read or written (permission denied)';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'part of the path is not a folder';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EFBIG':
      return 'the file would be larger than is allowed here';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENXIO':
      return 'it is a pipe or a device that nobody reads from';
    case 'EIO':
      return 'the device failed';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'ERR_INVALID_ARG_VALUE':
      return 'no file can have such a name';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
