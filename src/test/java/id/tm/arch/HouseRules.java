package id.tm.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The house rules that a machine can hold, each named as its fixture package below id.tm.arch.fixture. */
final class HouseRules {

    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class, HEAD.class);
    private static final List<Class<? extends Annotation>> SECURITY =
            List.of(PermitAll.class, RolesAllowed.class, PermissionsAllowed.class);

    private HouseRules() {}

    static Map<String, Function<Domains, ArchRule>> all() {
        Map<String, Function<Domains, ArchRule>> rules = new LinkedHashMap<>();
        rules.put("arrows", HouseRules::domainsFollowTheArrows);
        rules.put("rooms", HouseRules::roomsArePrivate);
        rules.put("cycles", HouseRules::domainsHaveNoCycles);
        rules.put("security", where -> endpointsHaveOneSecurityAnnotation());
        rules.put("openapi", where -> endpointsAreDescribed());
        rules.put("clock", HouseRules::timeComesFromTheClock);
        rules.put("wire", where -> entitiesStayInside());
        rules.put("jackson", where -> entitiesDoNotKnowJackson());
        rules.put("eager", where -> nothingIsFetchedEagerly());
        rules.put("enumerated", where -> enumsAreStoredByName());
        rules.put("tokens", HouseRules::onlyTheGateSignsTokens);
        rules.put("output", HouseRules::onlyTheStartWritesToTheConsole);
        rules.put("sleep", where -> nobodySleeps());
        rules.put("names", where -> namesSaySomething());
        rules.put("settings", where -> settingsAreTyped());
        rules.put("injection", where -> dependenciesComeByConstructor());
        rules.put("blocking", where -> endpointsMayBlock());
        rules.put("reflection", HouseRules::bodiesOfResponsesAreRegistered);
        rules.put("random", where -> noRandomnessIsFrozen());
        return rules;
    }

    private static ArchRule domainsFollowTheArrows(Domains where) {
        return classes()
                .should(notDependOn(
                        "a domain it has no arrow to",
                        (from, to) -> where.domainOf(from).isPresent()
                                && where.domainOf(to).isPresent()
                                && !DomainGraph.mayUse(
                                        where.domainOf(from).get(),
                                        where.domainOf(to).get())))
                .because("domains use lower floors only, along the arrows of DomainGraph");
    }

    private static ArchRule roomsArePrivate(Domains where) {
        return classes()
                .should(notDependOn("a room of another domain", (from, to) -> {
                    Optional<String> target = where.domainOf(to);
                    return where.domainOf(from).isPresent()
                            && target.isPresent()
                            && !target.equals(where.domainOf(from))
                            && !target.get().equals("platform")
                            && !where.isFrontDoor(to);
                }))
                .because("what a domain offers stands directly in its package; rooms are its own business");
    }

    private static ArchRule domainsHaveNoCycles(Domains where) {
        return slices().matching(where.root() + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule endpointsHaveOneSecurityAnnotation() {
        return methods().that(areEndpoints()).should(new ArchCondition<>("have exactly one security annotation") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long own = SECURITY.stream().filter(method::isAnnotatedWith).count();
                long inherited = SECURITY.stream()
                        .filter(each -> method.getOwner().isAnnotatedWith(each))
                        .count();
                boolean one = own == 1 || own == 0 && inherited == 1;
                events.add(new SimpleConditionEvent(
                        method, one, method.getFullName() + " has " + own + " security annotations"));
            }
        });
    }

    private static ArchRule endpointsAreDescribed() {
        return methods()
                .that(areEndpoints())
                .should()
                .beAnnotatedWith(org.eclipse.microprofile.openapi.annotations.Operation.class)
                .andShould(BE_PUBLIC_IN_PUBLIC_CLASS);
    }

    private static final ArchCondition<JavaMethod> BE_PUBLIC_IN_PUBLIC_CLASS =
            new ArchCondition<>("be public in a public class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean seen = method.getModifiers().contains(JavaModifier.PUBLIC)
                            && method.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
                    events.add(new SimpleConditionEvent(
                            method, seen, method.getFullName() + " is skipped by the framework"));
                }
            };

    private static ArchRule timeComesFromTheClock(Domains where) {
        Set<String> clockless = Set.of("currentTimeMillis", "systemUTC", "systemDefaultZone", "system", "tick");
        return noClasses()
                .that()
                .resideOutsideOfPackage(where.root() + ".platform.time")
                .should(call("read the machine's clock", call -> {
                    String owner = call.getTargetOwner().getName();
                    List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
                    boolean now = owner.startsWith("java.time.")
                            && call.getName().equals("now")
                            && parameters.stream().noneMatch(type -> type.isAssignableTo(java.time.Clock.class));
                    boolean machine = (owner.equals("java.lang.System") || owner.equals("java.time.Clock"))
                            && clockless.contains(call.getName());
                    boolean date =
                            owner.equals("java.util.Date") && call.getName().equals("<init>") && parameters.isEmpty();
                    return now || machine || date;
                }));
    }

    private static ArchRule entitiesStayInside() {
        return methods().that(areEndpoints()).should(new ArchCondition<>("neither take nor return entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                method.getReturnType().getAllInvolvedRawTypes().stream(),
                                method.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                        .flatMap(HouseRules::withComponents)
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .forEach(entity -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " puts " + entity.getName() + " on the wire")));
            }
        });
    }

    /** A record and what it is made of, two levels down. */
    private static Stream<JavaClass> withComponents(JavaClass type) {
        return Stream.concat(
                Stream.of(type),
                type.isRecord()
                        ? components(type)
                                .flatMap(HouseRules::involved)
                                .flatMap(inner -> Stream.concat(
                                        Stream.of(inner),
                                        inner.isRecord()
                                                ? components(inner).flatMap(HouseRules::involved)
                                                : Stream.of()))
                        : Stream.of());
    }

    /** Constants are not written. */
    private static Stream<JavaField> components(JavaClass record) {
        return record.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }

    private static Stream<JavaClass> involved(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream();
    }

    private static ArchRule entitiesDoNotKnowJackson() {
        return noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(jakarta.persistence.MappedSuperclass.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..");
    }

    private static ArchRule nothingIsFetchedEagerly() {
        return fields().should(new ArchCondition<>("be fetched lazily") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                for (JavaAnnotation<JavaField> annotation : field.getAnnotations()) {
                    Object fetch = annotation.get("fetch").orElse(null);
                    if (fetch == null
                            || !annotation.getRawType().getPackageName().equals("jakarta.persistence")) continue;
                    boolean eager = String.valueOf(fetch).endsWith(FetchType.EAGER.name());
                    boolean relation = annotation.getRawType().isEquivalentTo(ManyToOne.class)
                            || annotation.getRawType().isEquivalentTo(OneToOne.class);
                    boolean collection = annotation.getRawType().getSimpleName().endsWith("Many")
                            || annotation.getRawType().getSimpleName().equals("ElementCollection");
                    if (eager && (relation || collection))
                        events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is fetched eagerly"));
                }
            }
        });
    }

    private static ArchRule enumsAreStoredByName() {
        return fields().that(new DescribedPredicate<>("are enums of entities") {
                    @Override
                    public boolean test(JavaField field) {
                        return field.getRawType().isEnum()
                                && field.getOwner().isAnnotatedWith(Entity.class)
                                && !field.getModifiers().contains(JavaModifier.STATIC)
                                && !field.isAnnotatedWith(jakarta.persistence.Transient.class)
                                && !field.isAnnotatedWith(jakarta.persistence.Convert.class);
                    }
                })
                .should(new ArchCondition<>("be stored by name") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean byName = field.isAnnotatedWith(Enumerated.class)
                                && field.getAnnotationOfType(Enumerated.class).value() == EnumType.STRING;
                        events.add(new SimpleConditionEvent(
                                field, byName, field.getFullName() + " is stored by its number"));
                    }
                })
                .allowEmptyShould(true);
    }

    private static ArchRule onlyTheGateSignsTokens(Domains where) {
        return noClasses()
                .that()
                .doNotHaveSimpleName("TokenGate")
                .should(call(
                        "sign an access token or make a grant of an API key",
                        call -> call.getTargetOwner().getSimpleName().equals("AccessTokens")
                                        && call.getName().equals("sign")
                                || call.getTargetOwner().getSimpleName().equals("ApiKeyGrant")
                                        && call.getName().equals("<init>")))
                .because("one place decides whether somebody may have a token or go on with a key");
    }

    private static ArchRule onlyTheStartWritesToTheConsole(Domains where) {
        Set<String> start = Set.of("TmService", "JobCommand");
        return noClasses()
                .that(new DescribedPredicate<>("are not part of the start") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !start.contains(type.getSimpleName())
                                && !type.getPackageName().startsWith(where.root() + ".embedded");
                    }
                })
                .should(new ArchCondition<>("use System.out, System.err or printStackTrace") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFieldAccessesFromSelf().stream()
                                .filter(access ->
                                        access.getTargetOwner().getName().equals("java.lang.System"))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
                        type.getMethodCallsFromSelf().stream()
                                .filter(call -> call.getName().equals("printStackTrace"))
                                .forEach(call ->
                                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
                    }
                });
    }

    private static ArchRule nobodySleeps() {
        return noClasses()
                .should(call(
                        "sleep",
                        call -> call.getTargetOwner().getName().equals("java.lang.Thread")
                                && call.getName().equals("sleep")));
    }

    private static ArchRule namesSaySomething() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)")
                .because("such a name says nothing about what the class is for");
    }

    private static ArchRule settingsAreTyped() {
        ArchRule noFields = noFields().should().beAnnotatedWith(ConfigProperty.class);
        ArchRule noParameters = noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ConfigProperty.class)
                .orShould(call("look settings up by name", call -> call.getTargetOwner()
                        .isAssignableTo(ConfigProvider.class)));
        return com.tngtech.archunit.lang.CompositeArchRule.of(noFields).and(noParameters);
    }

    private static ArchRule dependenciesComeByConstructor() {
        return noFields().should().beAnnotatedWith(Inject.class);
    }

    private static ArchRule endpointsMayBlock() {
        return methods()
                .that(areEndpoints())
                .should()
                .notBeAnnotatedWith(NonBlocking.class)
                .because("every endpoint talks to the database or passes a filter that does");
    }

    /** What a method returns by its type, the framework registers itself; inside a Response it cannot see it. */
    private static ArchRule bodiesOfResponsesAreRegistered(Domains where) {
        return methods()
                .that(areEndpoints())
                .and()
                .haveRawReturnType(Response.class)
                .should(new ArchCondition<>("answer only with types registered for reflection") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Set<Class<?>> bodies = new LinkedHashSet<>();
                        describedBodies(method).forEach(body -> collect(body, where, bodies));
                        bodies.stream()
                                .filter(body -> !body.isAnnotationPresent(RegisterForReflection.class))
                                .forEach(body -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " answers with " + body.getName())));
                    }
                })
                .because("a native executable would write an empty object");
    }

    private static Stream<Class<?>> describedBodies(JavaMethod method) {
        return Stream.of(method.reflect().getAnnotationsByType(APIResponse.class))
                .flatMap(response -> Stream.of(response.content()))
                .map(content -> content.schema().implementation());
    }

    /** With all that its components are made of. */
    private static void collect(Type type, Domains where, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, where, found));
            collect(generic.getRawType(), where, found);
        } else if (type instanceof Class<?> body
                && body.isRecord()
                && body.getPackageName().startsWith(where.root())
                && found.add(body)) {
            Stream.of(body.getRecordComponents()).forEach(part -> collect(part.getGenericType(), where, found));
        }
    }

    private static ArchRule noRandomnessIsFrozen() {
        return noFields()
                .that()
                .areStatic()
                .should(new ArchCondition<>("hold a generator") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean random = field.getRawType().isAssignableTo(java.util.Random.class);
                        if (random)
                            events.add(SimpleConditionEvent.satisfied(field, field.getFullName() + " is static"));
                    }
                })
                .because("a native executable would freeze its seed");
    }

    static DescribedPredicate<JavaMethod> areEndpoints() {
        return new DescribedPredicate<>("are endpoints") {
            @Override
            public boolean test(JavaMethod method) {
                // An interface is a client of somebody else's endpoints.
                return method.getOwner().isAnnotatedWith(Path.class)
                        && !method.getOwner().isInterface()
                        && VERBS.stream().anyMatch(method::isAnnotatedWith);
            }
        };
    }

    private static ArchCondition<JavaClass> notDependOn(String what, BiPredicate<JavaClass, JavaClass> forbidden) {
        return new ArchCondition<>("not depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (forbidden.test(type, dependency.getTargetClass().getBaseComponentType()))
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> call(String what, java.util.function.Predicate<JavaCall<?>> forbidden) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream())
                        .filter(forbidden)
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }
}
