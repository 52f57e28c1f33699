package gammadesk.connectors.deribit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cable between a client and a server on loopback, to be cut. */
final class Relay implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int exitPort;

    Relay(int exitPort) throws IOException {
        this.exitPort = exitPort;
        start("relay-entrance", this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections without a word; new ones can be made. */
    void cut() {
        sockets.forEach(Relay::reset);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getByName("127.0.0.1"), exitPort);
            sockets.add(client);
            sockets.add(server);
            start("relay-up", () -> pump(client, server));
            start("relay-down", () -> pump(server, client));
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed by its own side already.
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
            } catch (IOException _) {
                // A cut cable.
            }
        });
    }
}
