/**
 * How the process starts: in which mode, with which settings, for which task, and what a local start is given. All of it
 * runs before the framework does, but for {@link id.tm.platform.mode.LocalBanner} and the migration command.
 */
package id.tm.platform.mode;
