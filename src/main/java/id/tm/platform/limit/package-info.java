/** How often somebody may do something, counted once for all replicas. */
@org.jspecify.annotations.NullMarked
package id.tm.platform.limit;
