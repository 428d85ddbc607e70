/** The PostgreSQL server that local mode brings with it; compiled only in builds that are not for production. */
package id.tm.embedded;
