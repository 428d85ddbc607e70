/** What leaves the service as a file. */
package id.tm.platform.output;
