/** The JVM that is killed: routes with the component, and routes as people write them by hand, which must be found out. */
package io.github.camelplanado.benchmarks.kill.worker;
