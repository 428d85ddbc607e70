/**
 * Who changes something, and why: told to the database in the transaction of the change, where the triggers of the
 * activity log write it down (settings {@code tm.causer_type}, {@code tm.causer_id}, {@code tm.request_id}, {@code
 * tm.reason}).
 */
@org.jspecify.annotations.NullMarked
package id.tm.platform.change;
