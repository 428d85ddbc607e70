@org.jspecify.annotations.NullMarked
package id.tm.platform.tx;
