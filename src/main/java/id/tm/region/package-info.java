/**
 * Provinces, regencies, districts and villages of Indonesia by their Kemendagri code: cascade lists, whole chains,
 * search, and the import of a new data set.
 *
 * <p>Front door: {@link id.tm.region.Regions} finds a place by its code, with label, chain and time zone. Tables:
 * provinces, regencies, districts, villages, region_imports.
 */
package id.tm.region;
