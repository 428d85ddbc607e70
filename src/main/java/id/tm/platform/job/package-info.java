/** Jobs: what they are, how one is run by name, by the scheduler or from the command line. */
package id.tm.platform.job;
