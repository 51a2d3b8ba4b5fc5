package io.github.camelplanado;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The house: packages depend one way, and what waits or looks at a clock is injected. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelplanado";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final ArchRule PACKAGES_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy(ROOT)
            .layer("monitor")
            .definedBy(ROOT + ".monitor..")
            .layer("transform")
            .definedBy(ROOT + ".transform..")
            .layer("operation")
            .definedBy(ROOT + ".operation..")
            .layer("webhook")
            .definedBy(ROOT + ".webhook..")
            .layer("changes")
            .definedBy(ROOT + ".changes..")
            .layer("message")
            .definedBy(ROOT + ".message..")
            .layer("client")
            .definedBy(ROOT + ".client..")
            .layer("budget")
            .definedBy(ROOT + ".budget..")
            .layer("json")
            .definedBy(ROOT + ".json..")
            .layer("api")
            .definedBy(ROOT + ".api..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("monitor")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("transform")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("changes")
            .mayOnlyBeAccessedByLayers("root", "monitor")
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("root", "transform", "operation", "webhook", "changes")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("root", "monitor", "operation", "webhook", "changes")
            .whereLayer("budget")
            .mayOnlyBeAccessedByLayers("client");

    private static final ArchRule THERE_ARE_NO_CIRCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    private static final ArchRule THE_CLIENT_KNOWS_NO_EXCHANGES = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".client..", ROOT + ".budget..", ROOT + ".json..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.camel.Exchange")
            .because("a call can be made without a route");

    private static final ArchRule THE_BUDGET_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage(ROOT + ".budget..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "org.apache.camel.component..")
            .because("who may call when does not depend on how");

    private static final ArchRule WEBHOOKS_READ_NO_LISTS = noClasses()
            .that()
            .resideInAPackage(ROOT + ".webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".client..", "org.apache.hc..")
            .because("a webhook is verified and routed; reading is somebody else's work");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a test must be able to move the time");

    private static final ArchRule STREAMS_MEASURE_BY_A_STEADY_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".changes.stream..", ROOT + ".monitor..")
            .or()
            .haveFullyQualifiedName(ROOT + ".ChangeStreams")
            .and()
            .doNotHaveSimpleName("SteadyClock")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .because("a clock that is put back must make no pause longer");

    @Test
    void packages_depend_one_way() {
        PACKAGES_DEPEND_ONE_WAY.check(CLASSES);
    }

    @Test
    void there_are_no_circles() {
        THERE_ARE_NO_CIRCLES.check(CLASSES);
    }

    @Test
    void the_client_knows_no_exchanges() {
        THE_CLIENT_KNOWS_NO_EXCHANGES.check(CLASSES);
    }

    @Test
    void the_budget_knows_no_http() {
        THE_BUDGET_KNOWS_NO_HTTP.check(CLASSES);
    }

    @Test
    void webhooks_read_no_lists() {
        WEBHOOKS_READ_NO_LISTS.check(CLASSES);
    }

    @Test
    void time_is_injected() {
        TIME_IS_INJECTED.check(CLASSES);
    }

    @Test
    void streams_measure_by_a_steady_clock() {
        STREAMS_MEASURE_BY_A_STEADY_CLOCK.check(CLASSES);
    }
}
