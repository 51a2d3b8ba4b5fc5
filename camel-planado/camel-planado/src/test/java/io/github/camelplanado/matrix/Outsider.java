package io.github.camelplanado.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.camelplanado.simulator.PlanadoSimulator;

/** Another program with the same key, on another machine: it knows nothing of the connector's budget. */
final class Outsider {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    private final PlanadoSimulator planado;

    Outsider(PlanadoSimulator planado) {
        this.planado = planado;
    }

    /** Makes one call and tells whether it was let in. */
    boolean calls() throws IOException {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(elsewhere, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), planado.port()));
            String request = "GET /v2/teams HTTP/1.1\r\nHost: planado\r\nConnection: close\r\nAuthorization: Bearer "
                    + planado.apiKey() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String line = new String(answer.readNBytes(STATUS_AT + STATUS_LENGTH), StandardCharsets.US_ASCII);
            return line.endsWith("200");
        }
    }
}
