package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What is wrong with a URI is said when the endpoint is created. */
class PlanadoUriTest {

    private final CamelContext context = new DefaultCamelContext();
    private final PlanadoComponent component = new PlanadoComponent();

    @BeforeEach
    void start() {
        component.setApiKey("key-of-a-test");
        context.addComponent("planado", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planado:orders/list|Unknown resource 'orders'|jobs, clients, sites, users, teams",
                "planado:jobs/finish|no operation 'finish'|list, get, create, update, upsert, delete, history",
                "planado:sites/delete|no operation 'delete'|list, get, create, update, upsert",
                "planado:jobs/get/x|resource/operation|jobs/get/x",
                "planado:jobs/get?colour=red|colour|planado",
                "planado:jobs/get?output=xml|output|xml",
                "planado:jobs/get?priority=urgent|priority=urgent|high, normal or low",
                "planado:jobs/get?notFound=nul|notFound=nul|fail or null",
                "planado:jobs?budgetShare=2|budgetShare=2.0|at most 1",
                "planado:jobs?sweepInterval=PT-1S|sweepInterval=PT-1S|0 or more",
                "planado:jobs?ackTimeout=0|ackTimeout=PT0S|above 0",
                "planado:jobs?filter.status[]=finished&dryRun=true&id=ZZ|does not obey dryRun, filter, id|Remove dryRun",
                "planado:jobs?paging=page|does not obey paging|Remove paging",
                "planado:jobs?readBack=true|does not obey readBack|Remove readBack",
                "planado:all?notFound=null|does not obey notFound|Remove notFound",
                "planado:jobs/create?id=ZZ|external_id|Remove id",
                "planado:jobs/get?filter.status[]=finished|filter and after are for lists|Remove them",
                "planado:jobs/update?after=x|filter and after are for lists|Remove them"
            })
    void a_wrong_path_or_option_is_refused_with_what_there_is(String uri, String what, String instead) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .hasStackTraceContaining(what)
                .hasStackTraceContaining(instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "APIKEY", "api-key", "baseUrl", "requestsPerMinute", "maxRetries"})
    void an_option_of_the_component_in_a_uri_is_told_where_it_belongs_and_not_what_it_was(String option) {
        assertThatThrownBy(() -> context.getEndpoint("planado:jobs/get?" + option + "=secret-4711"))
                .hasStackTraceContaining(option + " is an option of the component: set camel.component.planado.")
                .rootCause()
                .message()
                .doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey=secret-4711", "webhookSecret=secret-4711&colour=red"})
    void a_secret_in_a_wrong_uri_is_not_told(String options) {
        StringWriter told = new StringWriter();
        assertThatThrownBy(() -> context.getEndpoint("planado:jobs?" + options))
                .satisfies(failure -> failure.printStackTrace(new PrintWriter(told)));

        assertThat(told.toString()).doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhookSecret=own", "eventTypes=job_created", "allowUnverified=true"})
    void polling_refuses_what_only_a_webhook_obeys(String option) {
        component.setWebhookSecret("of all");
        Endpoint endpoint = context.getEndpoint("planado:jobs?" + option);

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                .hasMessageContaining("polls does not obey " + option.substring(0, option.indexOf('=')));
    }

    @Test
    void the_secret_of_the_component_disturbs_no_polling() {
        component.setWebhookSecret("of all");
        Endpoint endpoint = context.getEndpoint("planado:jobs?output=json&priority=low");

        assertThatCode(() -> endpoint.createConsumer(exchange -> {})).doesNotThrowAnyException();
    }

    @Test
    void a_webhook_refuses_what_only_polling_obeys() {
        PlanadoEndpoint endpoint = context.getEndpoint("planado:jobs?sweepInterval=1h", PlanadoEndpoint.class);

        assertThatThrownBy(() -> endpoint.createWebhookHandler(exchange -> {}))
                .hasMessageContaining("a webhook does not obey sweepInterval");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events=history",
                "concurrentConsumers=2",
                "maxRedeliveries=1",
                "maxDeletes=5",
                "replayInterval=5m",
                "transactionManager=#manager"
            })
    void only_a_stream_of_changes_obeys_what_is_its_own(String option) {
        context.getRegistry().bind("manager", new DataSourceTransactionManager());
        PlanadoEndpoint endpoint = context.getEndpoint("planado:jobs?" + option, PlanadoEndpoint.class);
        String refusal = "does not obey " + option.substring(0, option.indexOf('='));

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {})).hasMessageContaining(refusal);
        assertThatThrownBy(() -> endpoint.createWebhookHandler(exchange -> {})).hasMessageContaining(refusal);
    }

    @Test
    void a_webhook_has_no_store_of_its_own() {
        PlanadoEndpoint endpoint = context.getEndpoint("planado:jobs?store=planado&streamId=x", PlanadoEndpoint.class);

        assertThatThrownBy(() -> endpoint.createWebhookHandler(exchange -> {}))
                .hasMessageContaining("does not obey store, streamId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eventTypes=job_created|does not obey eventTypes",
                "ackTimeout=1s|does not obey ackTimeout",
                "webhookThreads=2|does not obey webhookThreads",
                "scheduler=quartz|does not obey scheduler",
                "initialDelay=5|does not obey initialDelay",
                "greedy=true|does not obey greedy",
                "transactionManager=#manager|transactionManager needs a dataSource"
            })
    void a_stream_of_changes_refuses_what_it_does_not_obey(String option, String refusal) {
        context.getRegistry().bind("manager", new DataSourceTransactionManager());
        Endpoint endpoint = context.getEndpoint("planado:jobs/changes?" + option);

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {})).hasMessageContaining(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planado:skills/changes|no stream of changes of skills|planado:skills polls",
                "planado:sites/changes?events=history|events=history|the vendor keeps a history of jobs alone",
                "planado:jobs/changes?maxDeletes=-2|maxDeletes=-2|-1, 0 or more",
                "planado:jobs/changes?delay=5|delay=5|100 or more",
                "planado:jobs/changes?delay=0|delay=0|100 or more",
                "planado:jobs/changes?sweepInterval=24|sweepInterval=PT0.024S|1 s or more",
                "planado:jobs/changes?replayInterval=5|replayInterval=PT0.005S|1 s or more",
                "planado:jobs/changes?streamId=|streamId=|a name or left out",
                "planado:jobs/changes?requiredFields=address|requiredFields=address|without detail=missing",
                "planado:jobs/changes?concurrentConsumers=13|concurrentConsumers=13|embedded database",
                "planado:jobs/changes?concurrentConsumers=0|concurrentConsumers=0|1 or more",
                "planado:jobs/changes?maxRedeliveries=-1|maxRedeliveries=-1|0 or more",
                "planado:jobs/changes?dataSource=#db&store=x|store=x|left out where there is a dataSource",
                "planado:jobs/list?release=true|release is for sweep|Remove release",
                "planado:jobs/changes?release=true|does not obey release|Remove release"
            })
    void a_wrong_stream_of_changes_is_refused_with_what_there_is(String uri, String what, String instead) {
        context.getRegistry().bind("db", new JdbcDataSource());

        assertThatThrownBy(() -> context.getEndpoint(uri).createConsumer(exchange -> {}))
                .hasStackTraceContaining(what)
                .hasStackTraceContaining(instead);
    }

    @Test
    void a_producer_of_changes_is_refused_with_the_operations() {
        assertThatThrownBy(() -> context.getEndpoint("planado:jobs/changes").createProducer())
                .hasMessageContaining("planado:jobs/changes: a producer needs an operation")
                .hasMessageContaining("sweep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planado:jobs", "planado:jobs/changes"})
    void who_would_take_changes_one_by_one_and_lose_those_that_wait_is_refused(String uri) {
        assertThatThrownBy(() -> context.createConsumerTemplate().receive(uri, 1000))
                .hasStackTraceContaining(uri + ": pollEnrich and ConsumerTemplate would lose changes");
    }

    @Test
    void a_missing_key_is_refused_by_its_name() {
        component.setApiKey(null);

        assertThatThrownBy(() -> context.getEndpoint("planado:jobs/list"))
                .hasStackTraceContaining("apiKey")
                .hasStackTraceContaining("missing");
    }

    @Test
    void options_out_of_range_are_refused_by_their_name() {
        component.setBurst(0);
        component.setBaseUrl("api.planadoapp.com/v2");
        component.setTimeZone("Mars/Olympus");
        component.setRequestTimeout(Duration.ZERO);
        component.setMaxWait(Duration.ofSeconds(-1));
        component.setMaxResponseSize(-1);
        component.setLeaseDuration(Duration.ofMillis(999));

        assertThatThrownBy(() -> context.getEndpoint("planado:jobs/list"))
                .hasStackTraceContaining("burst=0")
                .hasStackTraceContaining("baseUrl=api.planadoapp.com/v2")
                .hasStackTraceContaining("timeZone=Mars/Olympus")
                .hasStackTraceContaining("requestTimeout=PT0S")
                .hasStackTraceContaining("maxWait=PT-1S")
                .hasStackTraceContaining("maxResponseSize=-1")
                .hasStackTraceContaining("leaseDuration=PT0.999S");
    }

    @Test
    void a_producer_needs_an_operation() {
        assertThatThrownBy(() -> context.getEndpoint("planado:jobs").createProducer())
                .hasMessageContaining("needs an operation")
                .hasMessageContaining("upsert");
    }

    @Test
    void every_operation_of_the_catalogue_makes_a_producer() throws Exception {
        for (Resource resource : Resource.values()) {
            for (Operation operation : Catalogue.producerOperations(resource)) {
                assertThat(context.getEndpoint("planado:" + resource.path() + "/" + operation.path())
                                .createProducer())
                        .isNotNull();
            }
        }
    }

    @Test
    void the_enums_of_the_uri_are_those_of_the_catalogue() throws Exception {
        Set<String> resources = new TreeSet<>(Resource.paths());
        resources.add("all");
        assertThat(enums("resource")).isEqualTo(resources);
        Set<String> operations =
                Arrays.stream(Operation.values()).map(Operation::path).collect(Collectors.toCollection(TreeSet::new));
        operations.add("changes");
        assertThat(enums("operation")).isEqualTo(operations);
    }

    @Test
    void every_list_of_the_catalogue_makes_a_consumer_and_nothing_else_does() throws Exception {
        for (Resource resource : Resource.values()) {
            Endpoint endpoint = context.getEndpoint("planado:" + resource.path());
            if (Catalogue.operations(resource).contains(Operation.LIST)) {
                assertThat(endpoint.createConsumer(exchange -> {})).isNotNull();
            } else {
                assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                        .hasMessageContaining("no list")
                        .hasMessageContaining("jobs, clients, sites, users");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dictionaries/values", "jobs/history", "jobs/locations", "webhooks/requests", "skills/list"})
    void a_list_under_one_entity_is_no_consumer(String path) {
        assertThatThrownBy(() -> context.getEndpoint("planado:" + path).createConsumer(exchange -> {}))
                .hasMessageContaining("remove " + path.substring(path.indexOf('/')))
                .hasMessageContaining("read by a producer");
    }

    @Test
    void whole_entities_are_fetched_where_the_vendor_has_a_call_for_one_and_else_that_is_refused() throws Exception {
        for (Resource resource : Resource.values()) {
            boolean canBeGot = Catalogue.operations(resource).contains(Operation.GET);
            for (String option :
                    List.of("detail=always", "detail=missing&requiredFields=name", "requiredFields=name")) {
                Endpoint endpoint = context.getEndpoint("planado:" + resource.path() + "?" + option);
                if (canBeGot) {
                    assertThat(endpoint.createConsumer(exchange -> {})).isNotNull();
                } else if (resource != Resource.RAW) {
                    assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                            .hasMessageContaining("detail and requiredFields")
                            .hasMessageContaining("It has for: jobs, clients, sites, templates, services");
                }
            }
        }
    }

    @Test
    void the_described_default_of_delay_is_the_one_that_holds() throws Exception {
        String described = PlanadoEndpoint.class
                .getDeclaredField("delay")
                .getAnnotation(UriParam.class)
                .defaultValue();

        ScheduledPollEndpoint endpoint = context.getEndpoint("planado:jobs", ScheduledPollEndpoint.class);
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) endpoint.createConsumer(exchange -> {});

        assertThat(described).isEqualTo("60000");
        assertThat(endpoint.getDelay()).isEqualTo(60_000);
        assertThat(consumer.getDelay()).isEqualTo(60_000);
        ScheduledPollConsumer own = (ScheduledPollConsumer)
                context.getEndpoint("planado:jobs?delay=5s").createConsumer(exchange -> {});
        assertThat(own.getDelay()).isEqualTo(5000);
    }

    @Test
    void secrets_are_masked_in_uris() {
        String shown = context.getEndpoint("planado:jobs?webhookSecret=s3cret-1&previousWebhookSecret=s3cret-2")
                .toString();

        assertThat(shown).doesNotContain("s3cret");
    }

    @Test
    void secrets_are_in_no_message_either() {
        for (String uri : List.of(
                "planado:jobs/list?webhookSecret=s3cret-1",
                "planado:all?webhookSecret=s3cret-1",
                "planado:raw?webhookSecret=s3cret-1")) {
            assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(uri).to("log:x");
                        }
                    }))
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("s3cret"));
        }
        assertThatThrownBy(() -> context.getEndpoint("planado:jobs?webhookSecret=s3cret-1")
                        .createProducer())
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("s3cret"));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Set<String> enums(String field) throws Exception {
        String enums = PlanadoEndpoint.class
                .getDeclaredField(field)
                .getAnnotation(UriPath.class)
                .enums();
        return new TreeSet<>(Arrays.asList(enums.split(",")));
    }
}
