package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of positions behind endpoints that wrap others, as those of camel-master do. */
class StreamNameTest {

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.addComponent("leader", new LeaderComponent());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_route_behind_a_wrapping_endpoint_names_its_stream() throws Exception {
        from("leader:seda:jobs", "to-erp");

        assertThat(name()).isEqualTo("to-erp");
    }

    @Test
    void without_a_route_the_resource_names_it() throws Exception {
        from("seda:jobs", "another");

        assertThat(name()).isEqualTo("seda-jobs");
    }

    @Test
    void of_two_routes_behind_one_endpoint_each_needs_a_name() throws Exception {
        from("leader:seda:jobs", "to-erp");
        from("leader:seda:jobs?x=2", "to-crm");

        assertThatThrownBy(this::name).hasMessageContaining("option streamId");
    }

    @Test
    void a_number_that_camel_gave_to_the_route_of_a_kamelet_is_no_name() throws Exception {
        RouteBuilder kamelet = new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:jobs").routeId("jobs-source-3").to("mock:none");
                getRouteCollection().getRoutes().get(0).setKamelet(true);
            }
        };
        context.addRoutes(kamelet);

        assertThat(StreamName.of(
                        context.getEndpoint("seda:jobs"),
                        context.getRoute("jobs-source-3"),
                        new PlanadoConfiguration(),
                        Resource.JOBS,
                        true))
                .isEqualTo("seda-jobs");
    }

    private String name() {
        return StreamName.of(context.getEndpoint("seda:jobs"), null, new PlanadoConfiguration(), Resource.JOBS, true);
    }

    private void from(String uri, String id) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).to("mock:none");
            }
        });
    }

    private static final class LeaderComponent extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            parameters.clear();
            return new LeaderEndpoint(uri, this, getCamelContext().getEndpoint(remaining));
        }
    }

    private static final class LeaderEndpoint extends DefaultEndpoint implements DelegateEndpoint {

        private final Endpoint behind;

        LeaderEndpoint(String uri, LeaderComponent component, Endpoint behind) {
            super(uri, component);
            this.behind = behind;
        }

        @Override
        public Endpoint getEndpoint() {
            return behind;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("a consumer only");
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            return behind.createConsumer(processor);
        }
    }
}
