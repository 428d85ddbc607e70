package id.tm.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code keeps the house rules, and each rule is shown to bite in a small fixture that breaks it. */
class ArchitectureTest {

    private static final JavaClasses MAIN = MainClasses.get();

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeKeepsTheRule(String rule) {
        HouseRules.all().get(rule).apply(Domains.MAIN).check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleBites(String rule) {
        String root = Fixtures.ROOT + rule;
        JavaClasses fixture = Fixtures.of(rule);
        assertThat(fixture).as("a fixture in " + root).isNotEmpty();
        EvaluationResult result = Fixtures.loaded(
                () -> HouseRules.all().get(rule).apply(new Domains(root)).evaluate(fixture));
        assertThat(result.hasViolation()).as("the fixture breaks the rule").isTrue();
        Set<String> culprits = new TreeSet<>();
        for (JavaClass type : fixture) {
            boolean named = result.getFailureReport().getDetails().stream()
                    .anyMatch(detail -> detail.contains(type.getName() + ".") || detail.contains(type.getName() + ">"));
            if (named && type.getSimpleName().startsWith("Good")) culprits.add(type.getName());
        }
        assertThat(culprits).as("innocent classes that are accused").isEmpty();
    }

    static Stream<String> rules() {
        return HouseRules.all().keySet().stream();
    }

    @Test
    void theMapItselfPointsDownhill() {
        assertThat(DomainGraph.uphill(DomainGraph.ARROWS)).isEmpty();
        assertThat(DomainGraph.uphill(Map.of("account", Set.of("booking")))).containsExactly("account -> booking");
        assertThat(DomainGraph.uphill(Map.of("partner", Set.of("booking")))).containsExactly("partner -> booking");
    }

    @Test
    void everyDomainOfTheCodeIsOnTheMap() {
        Set<String> found = new TreeSet<>();
        MAIN.forEach(type -> Domains.MAIN.domainOf(type).ifPresent(found::add));
        assertThat(found).isEqualTo(new TreeSet<>(DomainGraph.ARROWS.keySet()));
    }

    @Test
    void everyArrowIsUsed() {
        assertThat(unused(MAIN, Domains.MAIN, DomainGraph.ARROWS)).isEmpty();
        assertThat(unused(MAIN, Domains.MAIN, Map.of("support", Set.of("platform", "account"))))
                .containsExactly("support -> account");
    }

    private static List<String> unused(JavaClasses classes, Domains where, Map<String, Set<String>> arrows) {
        Map<String, Set<String>> left = new LinkedHashMap<>();
        arrows.forEach((from, targets) -> left.put(from, new TreeSet<>(targets)));
        for (JavaClass type : classes) {
            Set<String> targets = where.domainOf(type).map(left::get).orElse(null);
            if (targets == null) continue;
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                where.domainOf(dependency.getTargetClass()).ifPresent(targets::remove);
            }
        }
        return left.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(to -> entry.getKey() + " -> " + to))
                .toList();
    }
}
