package id.tm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.smallrye.config.ConfigMapping;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What k8s/ renders to, held against the application that it is to run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesManifestsTest {

    private static final Path K8S = Path.of("k8s");

    private KnownSettings known;
    private Secret secret;
    private Duration shutdownTimeout;

    @BeforeAll
    void readTheApplication() throws IOException {
        known = KnownSettings.ofService();
        secret = Manifests.load(Files.readString(K8S.resolve("secret.template.yaml")))
                .of(Secret.class)
                .get(0);
        Properties application = new Properties();
        application.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
        shutdownTimeout = Duration.parse("PT" + application.getProperty("quarkus.shutdown.timeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void renderedManifestsFitTheApplication(String overlay) throws IOException {
        assertThat(broken(rendered(overlay))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void renderedManifestsAreTheOnesOfTheSources(String overlay, @TempDir Path fresh)
            throws IOException, InterruptedException {
        assumeThat(isOnPath("kubectl")).as("kubectl is installed").isTrue();

        Process render = new ProcessBuilder("bash", "k8s/render.sh", fresh.toString())
                .redirectErrorStream(true)
                .redirectOutput(fresh.resolve("output").toFile())
                .start();

        assertThat(render.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(render.exitValue())
                .as(Files.readString(fresh.resolve("output")))
                .isZero();
        assertThat(Files.readString(fresh.resolve(overlay + ".yaml")))
                .as("k8s/render.sh has to be run again")
                .isEqualTo(rendered(overlay));
    }

    @Test
    void productionSurvivesALostNodeAndStartsItsJobsFromOutside() throws IOException {
        Manifests prod = Manifests.load(rendered("prod"));

        assertThat(prod.of(HorizontalPodAutoscaler.class)).singleElement().satisfies(scaler -> assertThat(
                        scaler.getSpec().getMinReplicas())
                .isGreaterThanOrEqualTo(2));
        assertThat(prod.of(CronJob.class)).hasSameSizeAs(ManifestRules.JOBS);
    }

    @Test
    void secretTemplateHoldsPlaceholdersOnly() throws IOException {
        List<Secret> secrets = Manifests.load(Files.readString(K8S.resolve("secret.template.yaml")))
                .of(Secret.class);

        assertThat(secrets)
                .extracting(each -> each.getMetadata().getName())
                .containsExactly("tm-service", ManifestRules.OWNER);
        assertThat(secrets).allSatisfy(each -> assertThat(each.getStringData().values())
                .isNotEmpty()
                .allMatch(value -> value.contains("<") && value.contains(">")));
        assertThat(secrets.get(1).getStringData().keySet()).allMatch(known::isKnown);
    }

    @Test
    void serviceMonitorScrapesWhereTheServiceAnswers() throws IOException {
        var monitor = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(K8S.resolve("components/service-monitor/service-monitor.yaml")));
        var service = Manifests.load(rendered("prod"))
                .of(io.fabric8.kubernetes.api.model.Service.class)
                .get(0);

        assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
        assertThat(monitor.at("/spec/endpoints/0/port").asText())
                .isEqualTo(service.getSpec().getPorts().get(0).getName());
        monitor.at("/spec/selector/matchLabels").properties().forEach(label -> assertThat(
                        service.getMetadata().getLabels())
                .containsEntry(label.getKey(), label.getValue().asText()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminationGracePeriodSeconds: 45 -> terminationGracePeriod: 45",
                "readOnlyRootFilesystem: true -> readonlyRootFilesystem: true",
                "concurrencyPolicy: Forbid -> concurencyPolicy: Forbid",
                "maxUnavailable: 1 -> maxUnavailble: 1",
                "minReplicas: 3 -> minReplica: 3"
            })
    void unknownFieldIsRefusedWhereverItStands(String mutation) throws IOException {
        String mutated = mutate(rendered("prod"), mutation.split(" -> ")[0], mutation.split(" -> ")[1]);

        assertThatThrownBy(() -> Manifests.load(mutated)).isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void unknownKindAndRepeatedFieldAreRefused() throws IOException {
        String wrongVersion = mutate(
                rendered("prod"), "apiVersion: batch/v1\nkind: CronJob", "apiVersion: batch/v1beta9\nkind: CronJob");
        String repeated = mutate(
                rendered("prod"), "concurrencyPolicy: Forbid", "concurrencyPolicy: Forbid\n  concurrencyPolicy: Allow");

        assertThatThrownBy(() -> Manifests.load(wrongVersion)).hasMessageContaining("no kind CronJob");
        assertThatThrownBy(() -> Manifests.load(repeated)).hasMessageContaining("Duplicate field");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /q/health/started | path: /health/started | startup probe asks for /q/health/started",
                "path: /q/health/live | path: /q/health/ready | liveness probe asks for /q/health/live",
                "path: /q/health/ready | path: /q/health | readiness probe asks for /q/health/ready",
                "containerPort: 8080 | containerPort: 8081 | readiness probe asks at port 8080",
                "containerPort: 8080 | containerPort: 8081 | port 8080 is declared",
                "targetPort: http | targetPort: 8081 | leads to port 8080",
                "path: /api | path: / | keeps /q inside",
                "path: /.well-known | path: /q/metrics | keeps /q inside",
                "host: tm.example.com | host: other.example.com | TLS for host other.example.com",
                "TM_PUBLIC_URL: https://tm.example.com | TM_PUBLIC_URL: https://x.example.com | host is that of TM_PUBLIC_URL",
                "--job=dispatch | --job=dispatching | argument --job=dispatching is understood",
                "--job=dispatch | --job=rating-reminders | no other CronJob starts rating-reminders",
                "--job=dispatch | --job=rating-reminders | there is a CronJob for each job",
                "- --migrate | - --migration | argument --migration is understood",
                "- --migrate | - --job=dispatch | one Job migrates the database",
                "-Xmx160m | -Xmx250m | heap leaves a third of the memory to the rest",
                "TM_JOBS_SCHEDULED: | TM_JOB_SCHEDULED: | TM_JOB_SCHEDULED is a setting of the service",
                "TM_JOBS_SCHEDULED: \"false\" | TM_JOBS_SCHEDULED: \"true\" | jobs run either inside the replicas or from CronJobs",
                "QUARKUS_MAILER_PORT: | QUARKUS_MAIL_PORT: | QUARKUS_MAIL_PORT is a setting of the service",
                "QUARKUS_MAILER_PORT: | QUARKUS_MAILER_PASSWORD: | holds no secret",
                "TM_MAIL_FROM: | TM_LOCAL_DATA_DIRECTORY: | TM_MAIL_FROM is given, as production requires",
                "TM_MODE: production | TM_MODE: local | TM_MODE is production",
                "QUARKUS_FLYWAY_MIGRATE_AT_START: \"false\" | QUARKUS_FLYWAY_MIGRATE_AT_START: \"true\" | leave its migration to the Job",
                "argocd.argoproj.io/sync-wave: \"-1\" | argocd.argoproj.io/sync-wave: \"1\" | comes before the Deployment",
                "argocd.argoproj.io/sync-wave: \"-1\" | argocd.argoproj.io/sync-wave: \"-2\" | comes after its settings",
                "concurrencyPolicy: Forbid | concurrencyPolicy: Allow | concurrencyPolicy is Forbid",
                "startingDeadlineSeconds: 120 | suspend: false | has a startingDeadlineSeconds",
                "activeDeadlineSeconds: 900 | backoffLimit: 0 | has an activeDeadlineSeconds",
                "runAsNonRoot: true | runAsNonRoot: false | runAsNonRoot",
                "type: RuntimeDefault | type: Unconfined | seccompProfile is RuntimeDefault",
                "readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | readOnlyRootFilesystem",
                "allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | no privilege escalation",
                "- ALL | - NET_RAW | drops all capabilities",
                "mountPath: /tmp | mountPath: /var/tmp | /tmp is an emptyDir",
                "memory: 256Mi | memory: 512Mi | memory limit fits a native executable",
                "memory: 128Mi | memory: 1Gi | memory request is within its limit",
                "cpu: 100m | ephemeral-storage: 100m | requests cpu and memory",
                "terminationGracePeriodSeconds: 45 | terminationGracePeriodSeconds: 28 | grace period is longer",
                "automountServiceAccountToken: false | automountServiceAccountToken: true | mounts no service account token",
                "serviceAccountName: tm-service | serviceAccountName: default | has the service account of the manifests",
                "tm-service:0.1.0 | tm-service:latest | image has a version",
                "maxUnavailable: 0 | maxUnavailable: 1 | ",
                "topologyKey: kubernetes.io/hostname | topologyKey: rack | ",
            })
    void eachRuleBites(String from, String to, String rule) throws IOException {
        String mutated = mutate(rendered("prod"), from, to).replaceAll("(backoffLimit: 0\\s+)backoffLimit: 0", "$1");

        List<String> broken = broken(mutated);

        if (rule == null) {
            assertThat(broken).as("a change that no rule forbids").isEmpty();
        } else {
            assertThat(broken).anyMatch(line -> line.contains(rule));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Service | app.kubernetes.io/component: service | selects the replicas",
                "PodDisruptionBudget | app.kubernetes.io/component: service | protects the replicas",
                "NetworkPolicy | app.kubernetes.io/name: tm-service | covers CronJob tm-service-dispatch",
            })
    void selectorsThatMissAreFound(String kind, String label, String rule) throws IOException {
        String document = document(kind);
        int selector = document.toLowerCase(java.util.Locale.ROOT).lastIndexOf("elector:");
        String missing = document.substring(0, selector)
                + document.substring(selector).replace(label, label.split(":")[0] + ": elsewhere");

        assertThat(broken(mutate(rendered("prod"), document, missing))).anyMatch(line -> line.contains(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "Job"})
    void missingResourceIsFound(String kind) throws IOException {
        assertThat(broken(mutate(rendered("prod"), "---\n" + document(kind), "")))
                .anyMatch(line -> line.startsWith("manifests: "));
    }

    @Test
    void renderedSecretIsFound() throws IOException {
        String withSecret = rendered("prod") + "---\n" + Files.readString(K8S.resolve("secret.template.yaml"));

        assertThat(broken(withSecret)).containsExactly("manifests: no Secret is rendered");
    }

    @Test
    void ownersLoginIsForTheMigrationAlone() throws IOException {
        String everywhere = mutate(
                rendered("prod"),
                "- secretRef:\n            name: tm-service\n",
                "- secretRef:\n            name: tm-service-owner\n");
        String nowhere = mutate(rendered("prod"), "name: tm-service-owner", "name: tm-service");

        assertThat(broken(everywhere))
                .anyMatch(line -> line.startsWith("Deployment") && line.contains("does without the owner's login"));
        assertThat(broken(nowhere)).anyMatch(line -> line.contains("takes the owner's login from its Secret"));
    }

    @Test
    void shellInPreStopIsFound() throws IOException {
        String mutated = mutate(
                rendered("prod"), "sleep:\n              seconds: 8", "exec:\n              command: [sleep, '8']");

        assertThat(broken(mutated)).anyMatch(line -> line.contains("preStop needs no shell"));
    }

    @Test
    void settingsAreThoseOfTheMappings() {
        KnownSettings settings = KnownSettings.of(List.of(Sample.class));

        assertThat(List.of(
                        "TM_SAMPLE_RETRY_AFTER",
                        "TM_SAMPLE_NESTED_URL",
                        "TM_SAMPLE_LIMITS_WHATSAPP",
                        "TM_SAMPLE_OTHER_NAME",
                        "TM_MODE"))
                .allMatch(settings::isKnown);
        assertThat(List.of("TM_SAMPLE_RETRY", "TM_SAMPLE_NESTED", "TM_SAMPLE_LIMITS_", "TM_JOBS_SCHEDULED", "PATH"))
                .noneMatch(settings::isKnown);
        assertThat(known.isKnown("TM_JOBS_SCHEDULED"))
                .as("found on the class path")
                .isTrue();
    }

    @ConfigMapping(prefix = "tm.sample")
    interface Sample {
        Duration retryAfter();

        Nested nested();

        Map<String, Integer> limits();

        @io.smallrye.config.WithName("other-name")
        Optional<String> renamed();

        interface Nested {
            String url();
        }
    }

    private List<String> broken(String yaml) throws IOException {
        return ManifestRules.broken(Manifests.load(yaml), secret, known, shutdownTimeout);
    }

    private static String rendered(String overlay) throws IOException {
        return Files.readString(K8S.resolve("rendered").resolve(overlay + ".yaml"));
    }

    private static String document(String kind) throws IOException {
        return Stream.of(rendered("prod").split("(?m)^---\n"))
                .filter(document -> document.lines().anyMatch(line -> line.equals("kind: " + kind)))
                .findFirst()
                .orElseThrow();
    }

    /** Fails when there is nothing to change: a mutation that has become void proves nothing. */
    private static String mutate(String yaml, String from, String to) {
        assertThat(yaml).contains(from);
        return yaml.replace(from, to);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
