package io.xcom4ee.sample.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenBuildTest {

    @Test
    void saysWhichModuleIsBuilt() {
        assertThat(MavenBuild.progress("[INFO] Building XCom Core 0.1.0-SNAPSHOT                              [3/9]"))
                .contains("building XCom Core, 3 of 9");
    }

    @Test
    void saysHowMuchIsDownloaded() {
        assertThat(MavenBuild.progress("Progress (1): 12/352 MB")).contains("downloading, 12/352 MB");
        assertThat(MavenBuild.progress("Progress (2): 4.1/9.0 kB | 1.5/3.2 MB")).contains("downloading, 1.5/3.2 MB");
    }

    @Test
    void keepsQuietAboutTheRest() {
        assertThat(MavenBuild.progress("Progress (1): 512 B")).isEmpty();
        assertThat(MavenBuild.progress("[INFO] BUILD SUCCESS")).isEmpty();
    }
}
