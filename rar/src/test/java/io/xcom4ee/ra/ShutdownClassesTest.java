package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownClassesTest {
    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheAdapterAndTheTransport() throws IOException {
        archive(
                "one.jar",
                "io/xcom4ee/ra/XComResourceAdapter.class",
                "io/xcom4ee/ra/notes.txt",
                "META-INF/versions/21/io/xcom4ee/Other.class");
        archive(
                "two.jar",
                "io/netty/buffer/PoolArena$1.class",
                "io/netty/handler/ssl/SslHandler.class",
                "io/netty/util/internal/shaded/org/jctools/Queue.class");
        Files.createFile(folder.resolve("ra.xml"));
        assertThat(ShutdownClasses.names(folder))
                .containsExactlyInAnyOrder("io.xcom4ee.ra.XComResourceAdapter", "io.netty.buffer.PoolArena$1");
    }

    @Test
    void whatCannotBeLoadedIsLeftOut() {
        List<String> names = List.of("io.xcom4ee.ra.XComResourceAdapter", "io.xcom4ee.ra.Missing");
        assertThat(ShutdownClasses.load(names, getClass().getClassLoader())).isEqualTo(1);
    }

    private void archive(String name, String... entries) throws IOException {
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (String entry : entries) {
                archive.putNextEntry(new JarEntry(entry));
            }
        }
    }
}
