/**
 * The activity log: written by triggers of the database (see V20261123000050), sealed into a chain here, searched and
 * verified by the back office.
 */
package id.tm.support.audit;
