/**
 * Slow work that somebody asked for and does not wait for: imports, exports. It is a row, so it survives a restart, and
 * whoever asked can see how far it is.
 */
package id.tm.platform.task;
