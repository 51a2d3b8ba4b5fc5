/** What runs beside the measured processes: the simulator, a database, a balancer. Shared by the tests with kills. */
package io.github.camelplanado.benchmarks.stage;
