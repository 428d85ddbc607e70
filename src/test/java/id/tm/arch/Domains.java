package id.tm.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/** Where a class stands: its domain and its room below a root package ({@code id.tm}, or that of a fixture). */
record Domains(String root) {

    static final Domains MAIN = new Domains("id.tm");

    /** Empty for classes outside the root and for those beside the domains: the main class, the embedded database. */
    Optional<String> domainOf(JavaClass type) {
        return below(type).map(rest -> rest.split("\\.")[0]).filter(name -> !name.equals("embedded"));
    }

    boolean isFrontDoor(JavaClass type) {
        return below(type).filter(rest -> !rest.contains(".")).isPresent();
    }

    private Optional<String> below(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? Optional.of(name.substring(root.length() + 1)) : Optional.empty();
    }
}
