/** What rooms of plain master data have in common. */
@org.jspecify.annotations.NullMarked
package id.tm.platform.master;
