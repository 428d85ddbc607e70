package id.tm.deploy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.tm.platform.job.ScheduledElsewhere;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.quarkus.scheduler.Scheduled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold for any set of manifests that we give to somebody; each broken rule is one line that names its place. */
final class ManifestRules {

    /** What replicas leave to others when they are told so; urgent messages are a part of dispatch. */
    static final Set<String> JOBS = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("id.tm").stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.isAnnotatedWith(Scheduled.class))
                    .map(method -> method.getAnnotationOfType(Scheduled.class))
                    .filter(scheduled -> scheduled.skipExecutionIf() == ScheduledElsewhere.class)
                    .map(Scheduled::identity)
                    .filter(identity -> !identity.equals("urgent-messages"))
                    .collect(Collectors.toUnmodifiableSet());

    /** Holds the login of the tables' owner, which is for the migration alone. */
    static final String OWNER = "tm-service-owner";

    private static final int HTTP_PORT = 8080;
    private static final Map<String, String> PROBES =
            Map.of("startup", "/q/health/started", "liveness", "/q/health/live", "readiness", "/q/health/ready");
    private static final String WAVE = "argocd.argoproj.io/sync-wave";

    private final Manifests manifests;
    private final Secret secret;
    private final KnownSettings known;
    private final Duration shutdownTimeout;
    private final List<String> broken = new ArrayList<>();

    private ManifestRules(Manifests manifests, Secret secret, KnownSettings known, Duration shutdownTimeout) {
        this.manifests = manifests;
        this.secret = secret;
        this.known = known;
        this.shutdownTimeout = shutdownTimeout;
    }

    /** @param secret the secret that the manifests count on and do not hold themselves */
    static List<String> broken(Manifests manifests, Secret secret, KnownSettings known, Duration shutdownTimeout) {
        ManifestRules rules = new ManifestRules(manifests, secret, known, shutdownTimeout);
        rules.checkService();
        rules.checkRouting();
        rules.checkSettings();
        rules.checkMigration();
        rules.checkCronJobs();
        rules.manifests.podSpecs().forEach(rules::checkPod);
        return rules.broken;
    }

    private void rule(boolean holds, String place, String what) {
        if (!holds) broken.add(place + ": " + what);
    }

    private void checkService() {
        rule(manifests.of(Deployment.class).size() == 1, "manifests", "there is exactly one Deployment");
        for (Deployment deployment : manifests.of(Deployment.class)) {
            String place = Manifests.title(deployment);
            PodTemplateSpec template = deployment.getSpec().getTemplate();
            rule(
                    matches(deployment.getSpec().getSelector().getMatchLabels(), template.getMetadata()),
                    place,
                    "selector matches the pods");
            PodSpec pod = template.getSpec();
            rule(!pod.getTopologySpreadConstraints().isEmpty(), place, "replicas are spread over the topology");
            pod.getTopologySpreadConstraints()
                    .forEach(spread -> rule(
                            matches(spread.getLabelSelector().getMatchLabels(), template.getMetadata()),
                            place,
                            "spread over " + spread.getTopologyKey() + " counts its own pods"));
            Container container = pod.getContainers().get(0);
            rule(
                    container.getPorts().stream().anyMatch(port -> port.getContainerPort() == HTTP_PORT),
                    place,
                    "port " + HTTP_PORT + " is declared");
            checkProbe(place, container, "startup", container.getStartupProbe());
            checkProbe(place, container, "liveness", container.getLivenessProbe());
            checkProbe(place, container, "readiness", container.getReadinessProbe());
            checkEnd(place, pod, container);
        }
    }

    private void checkProbe(String place, Container container, String name, Probe probe) {
        boolean http = probe != null && probe.getHttpGet() != null;
        rule(http, place, name + " probe asks over HTTP");
        if (!http) return;
        rule(
                PROBES.get(name).equals(probe.getHttpGet().getPath()),
                place,
                name + " probe asks for " + PROBES.get(name));
        rule(
                Integer.valueOf(HTTP_PORT).equals(number(probe.getHttpGet().getPort(), container.getPorts())),
                place,
                name + " probe asks at port " + HTTP_PORT);
    }

    private void checkEnd(String place, PodSpec pod, Container container) {
        LifecycleHandler preStop = container.getLifecycle() == null
                ? null
                : container.getLifecycle().getPreStop();
        rule(preStop == null || preStop.getExec() == null, place, "preStop needs no shell");
        long sleep = preStop == null || preStop.getSleep() == null
                ? 0
                : preStop.getSleep().getSeconds();
        rule(sleep > 0, place, "preStop waits for the load balancers");
        Long grace = pod.getTerminationGracePeriodSeconds();
        rule(
                grace != null && grace > sleep + shutdownTimeout.toSeconds(),
                place,
                "grace period is longer than preStop and quarkus.shutdown.timeout");
    }

    private void checkRouting() {
        Deployment deployment = manifests.of(Deployment.class).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Deployment"));
        ObjectMeta replicas = deployment.getSpec().getTemplate().getMetadata();
        List<ContainerPort> ports = deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getPorts();

        rule(!manifests.of(Service.class).isEmpty(), "manifests", "there is a Service");
        for (Service service : manifests.of(Service.class)) {
            String place = Manifests.title(service);
            Map<String, String> selector = service.getSpec().getSelector();
            rule(matches(selector, replicas), place, "selects the replicas");
            manifests.pods().forEach((title, pod) -> {
                if (!title.startsWith("Deployment"))
                    rule(!matches(selector, pod.getMetadata()), place, "does not select " + title);
            });
            for (ServicePort port : service.getSpec().getPorts()) {
                rule(
                        Integer.valueOf(HTTP_PORT).equals(number(port.getTargetPort(), ports)),
                        place,
                        "leads to port " + HTTP_PORT);
            }
        }
        rule(!manifests.of(Ingress.class).isEmpty(), "manifests", "there is an Ingress");
        for (Ingress ingress : manifests.of(Ingress.class)) {
            ingress.getSpec()
                    .getRules()
                    .forEach(host -> host.getHttp().getPaths().forEach(path -> checkPath(ingress, path)));
            Set<String> certified = new HashSet<>();
            ingress.getSpec().getTls().forEach(tls -> certified.addAll(tls.getHosts()));
            ingress.getSpec()
                    .getRules()
                    .forEach(host -> rule(
                            certified.contains(host.getHost()),
                            Manifests.title(ingress),
                            "TLS for host " + host.getHost()));
            manifests.of(ConfigMap.class).forEach(settings -> ingress.getSpec()
                    .getRules()
                    .forEach(host -> rule(
                            ("https://" + host.getHost())
                                    .equals(settings.getData().get("TM_PUBLIC_URL")),
                            Manifests.title(ingress),
                            "host is that of TM_PUBLIC_URL")));
        }
        rule(!manifests.of(HorizontalPodAutoscaler.class).isEmpty(), "manifests", "there is an autoscaler");
        for (HorizontalPodAutoscaler scaler : manifests.of(HorizontalPodAutoscaler.class)) {
            rule(
                    scaler.getSpec()
                            .getScaleTargetRef()
                            .getName()
                            .equals(deployment.getMetadata().getName()),
                    Manifests.title(scaler),
                    "scales the Deployment");
            rule(
                    deployment.getSpec().getReplicas() == null,
                    Manifests.title(scaler),
                    "is the only one to count replicas");
        }
        rule(!manifests.of(PodDisruptionBudget.class).isEmpty(), "manifests", "there is a disruption budget");
        for (PodDisruptionBudget budget : manifests.of(PodDisruptionBudget.class)) {
            rule(
                    matches(budget.getSpec().getSelector().getMatchLabels(), replicas),
                    Manifests.title(budget),
                    "protects the replicas");
        }
        rule(!manifests.of(NetworkPolicy.class).isEmpty(), "manifests", "there is a network policy");
        for (NetworkPolicy policy : manifests.of(NetworkPolicy.class)) {
            String place = Manifests.title(policy);
            manifests
                    .pods()
                    .forEach((title, pod) -> rule(
                            matches(policy.getSpec().getPodSelector().getMatchLabels(), pod.getMetadata()),
                            place,
                            "covers " + title));
            rule(
                    policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress")),
                    place,
                    "limits both ways");
            rule(
                    policy.getSpec().getIngress().stream()
                            .allMatch(from -> !from.getFrom().isEmpty()
                                    && from.getPorts().stream().allMatch(port -> Integer.valueOf(HTTP_PORT)
                                            .equals(port.getPort().getIntVal()))),
                    place,
                    "lets in chosen namespaces at port " + HTTP_PORT + " only");
        }
    }

    private void checkPath(Ingress ingress, HTTPIngressPath path) {
        String place = Manifests.title(ingress);
        rule(!"/".startsWith(path.getPath()) && !path.getPath().startsWith("/q"), place, "keeps /q inside");
        boolean leads = manifests
                .named(Service.class, path.getBackend().getService().getName())
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(port -> port.getName()
                        .equals(path.getBackend().getService().getPort().getName()));
        rule(leads, place, path.getPath() + " leads to a port of the Service");
    }

    private void checkSettings() {
        rule(manifests.of(Secret.class).isEmpty(), "manifests", "no Secret is rendered");
        Set<String> given = new TreeSet<>();
        for (ConfigMap settings : manifests.of(ConfigMap.class)) {
            checkNames(Manifests.title(settings), settings.getData().keySet());
            given.addAll(settings.getData().keySet());
            rule(
                    "production".equals(settings.getData().get("TM_MODE")),
                    Manifests.title(settings),
                    "TM_MODE is production");
            rule(
                    settings.getData().keySet().stream()
                            .noneMatch(name -> name.matches(".*(PASSWORD|KEYS|TOKEN|SECRET).*")),
                    Manifests.title(settings),
                    "holds no secret");
        }
        checkNames(Manifests.title(secret), secret.getStringData().keySet());
        given.addAll(secret.getStringData().keySet());
        KnownSettings.required()
                .forEach(name -> rule(given.contains(name), "settings", name + " is given, as production requires"));
        manifests.podSpecs().forEach((title, pod) -> pod.getContainers()
                .forEach(container -> checkSources(title, container)));
    }

    private void checkSources(String place, Container container) {
        checkNames(place, container.getEnv().stream().map(EnvVar::getName).toList());
        Set<String> maps = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null)
                maps.add(source.getConfigMapRef().getName());
            if (source.getSecretRef() != null) secrets.add(source.getSecretRef().getName());
        }
        rule(
                !maps.isEmpty()
                        && maps.stream().allMatch(name -> manifests
                                .named(ConfigMap.class, name)
                                .findAny()
                                .isPresent()),
                place,
                "takes its settings from the ConfigMap");
        if (container.getArgs().contains("--migrate")) {
            rule(secrets.remove(OWNER), place, "takes the owner's login from its Secret");
        }
        rule(!secrets.contains(OWNER), place, "does without the owner's login");
        rule(secrets.contains(secret.getMetadata().getName()), place, "takes its secrets from the Secret");
        secrets.removeAll(Set.of(secret.getMetadata().getName(), OWNER));
        rule(secrets.isEmpty(), place, "needs no other Secret");
    }

    private void checkNames(String place, Iterable<String> names) {
        names.forEach(name -> rule(known.isKnown(name), place, name + " is a setting of the service"));
    }

    private void checkMigration() {
        List<Job> migrations = manifests.of(Job.class).stream()
                .filter(job -> args(job.getSpec().getTemplate().getSpec()).contains("--migrate"))
                .toList();
        rule(migrations.size() == 1, "manifests", "one Job migrates the database");
        for (Job job : migrations) {
            String place = Manifests.title(job);
            rule(
                    wave(job)
                            < manifests.of(Deployment.class).stream()
                                    .mapToInt(this::wave)
                                    .min()
                                    .orElse(0),
                    place,
                    "comes before the Deployment");
            rule(
                    manifests.of(ConfigMap.class).stream().allMatch(settings -> wave(settings) < wave(job))
                            && manifests.of(ServiceAccount.class).stream()
                                    .allMatch(account -> wave(account) < wave(job)),
                    place,
                    "comes after its settings");
            rule(job.getSpec().getActiveDeadlineSeconds() != null, place, "has a deadline");
        }
        for (ConfigMap settings : manifests.of(ConfigMap.class)) {
            rule(
                    "false".equals(settings.getData().get("QUARKUS_FLYWAY_MIGRATE_AT_START"))
                            && "true".equals(settings.getData().get("QUARKUS_FLYWAY_VALIDATE_AT_START")),
                    Manifests.title(settings),
                    "replicas validate the database and leave its migration to the Job");
        }
    }

    private void checkCronJobs() {
        Set<String> started = new TreeSet<>();
        for (CronJob cron : manifests.of(CronJob.class)) {
            String place = Manifests.title(cron);
            CronJobSpec spec = cron.getSpec();
            rule("Forbid".equals(spec.getConcurrencyPolicy()), place, "concurrencyPolicy is Forbid");
            rule(spec.getStartingDeadlineSeconds() != null, place, "has a startingDeadlineSeconds");
            rule(
                    spec.getJobTemplate().getSpec().getActiveDeadlineSeconds() != null,
                    place,
                    "has an activeDeadlineSeconds");
            rule(
                    spec.getSchedule() != null && spec.getSchedule().split(" ").length == 5,
                    place,
                    "has a schedule of five fields");
            PodSpec pod = spec.getJobTemplate().getSpec().getTemplate().getSpec();
            args(pod).stream()
                    .filter(arg -> arg.startsWith("--job="))
                    .map(arg -> arg.substring("--job=".length()))
                    .forEach(name -> {
                        rule(started.add(name), place, "no other CronJob starts " + name);
                        rule(cron.getMetadata().getName().endsWith(name), place, "is named for its job " + name);
                    });
        }
        boolean outside = !manifests.of(CronJob.class).isEmpty();
        if (outside) rule(started.equals(JOBS), "manifests", "there is a CronJob for each job");
        for (ConfigMap settings : manifests.of(ConfigMap.class)) {
            rule(
                    String.valueOf(!outside).equals(settings.getData().get("TM_JOBS_SCHEDULED")),
                    Manifests.title(settings),
                    "jobs run either inside the replicas or from CronJobs (TM_JOBS_SCHEDULED)");
        }
    }

    private void checkPod(String place, PodSpec pod) {
        boolean service = place.startsWith("Deployment");
        for (String arg : args(pod)) {
            boolean job = arg.startsWith("--job=") && JOBS.contains(arg.substring("--job=".length()));
            rule(
                    arg.matches("-Xmx\\d+m") || !service && (job || arg.equals("--migrate")),
                    place,
                    "argument " + arg + " is understood");
        }
        rule(service || args(pod).stream().filter(arg -> arg.startsWith("--")).count() == 1, place, "has one task");
        rule(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), place, "mounts no service account token");
        rule(
                manifests
                        .named(ServiceAccount.class, Objects.requireNonNullElse(pod.getServiceAccountName(), "default"))
                        .findAny()
                        .isPresent(),
                place,
                "has the service account of the manifests");
        PodSecurityContext security = Objects.requireNonNullElseGet(pod.getSecurityContext(), PodSecurityContext::new);
        rule(Boolean.TRUE.equals(security.getRunAsNonRoot()), place, "runAsNonRoot");
        rule(
                security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                place,
                "seccompProfile is RuntimeDefault");
        for (Container container : pod.getContainers()) checkContainer(place, pod, container);
    }

    private void checkContainer(String place, PodSpec pod, Container container) {
        SecurityContext security = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        rule(Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), place, "readOnlyRootFilesystem");
        rule(Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), place, "no privilege escalation");
        rule(
                security.getCapabilities() != null
                        && security.getCapabilities().getDrop().contains("ALL")
                        && security.getCapabilities().getAdd().isEmpty(),
                place,
                "drops all capabilities");
        rule(
                container.getVolumeMounts().stream()
                        .filter(mount -> mount.getMountPath().equals("/tmp"))
                        .anyMatch(mount -> pod.getVolumes().stream()
                                .anyMatch(volume ->
                                        volume.getName().equals(mount.getName()) && volume.getEmptyDir() != null)),
                place,
                "/tmp is an emptyDir");
        rule(container.getCommand().isEmpty(), place, "starts what the image starts");
        rule(
                container.getImage().matches(".+/tm-service:[^:]+")
                        && !container.getImage().endsWith(":latest"),
                place,
                "image has a version");
        checkResources(place, container);
    }

    private void checkResources(String place, Container container) {
        boolean given = container.getResources() != null
                && container.getResources().getRequests() != null
                && container.getResources().getLimits() != null
                && container.getResources().getRequests().keySet().containsAll(Set.of("cpu", "memory"))
                && container.getResources().getLimits().containsKey("memory");
        rule(given, place, "requests cpu and memory, limits memory");
        if (!given) return;
        rule(
                bytes(container.getResources().getRequests().get("memory"))
                        <= bytes(container.getResources().getLimits().get("memory")),
                place,
                "memory request is within its limit");
        rule(
                bytes(container.getResources().getLimits().get("memory")) <= 256L << 20,
                place,
                "memory limit fits a native executable");
        long heap = container.getArgs().stream()
                .filter(arg -> arg.matches("-Xmx\\d+m"))
                .mapToLong(arg -> Long.parseLong(arg.substring("-Xmx".length(), arg.length() - 1)) << 20)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        rule(
                heap <= bytes(container.getResources().getLimits().get("memory")) * 2 / 3,
                place,
                "heap leaves a third of the memory to the rest");
    }

    private int wave(HasMetadata resource) {
        Map<String, String> annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? 0 : Integer.parseInt(annotations.getOrDefault(WAVE, "0"));
    }

    private static long bytes(Quantity quantity) {
        return quantity.getNumericalAmount().longValueExact();
    }

    private static List<String> args(PodSpec pod) {
        return pod.getContainers().stream()
                .flatMap(container -> container.getArgs().stream())
                .toList();
    }

    private static boolean matches(Map<String, String> selector, ObjectMeta pod) {
        return !selector.isEmpty()
                && pod.getLabels() != null
                && pod.getLabels().entrySet().containsAll(selector.entrySet());
    }

    private static Integer number(IntOrString port, List<ContainerPort> ports) {
        if (port.getIntVal() != null) return port.getIntVal();
        return ports.stream()
                .filter(candidate -> port.getStrVal().equals(candidate.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElse(null);
    }
}
