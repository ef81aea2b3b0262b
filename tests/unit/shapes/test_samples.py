"""Tables of programs that need a service to print them: their cells, as the programs' own manuals show them."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import Align, Table
from b12tui.source import Source

SAMPLES = {
    "ss on a narrow terminal": (
        """\
State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess
LISTEN 0      10         127.0.0.1:37297      0.0.0.0:*    users:(("chromium",pid=15232,fd=50))
""",
        ["State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port", "Process"],
        [["LISTEN", "0", "10", "127.0.0.1:37297", "0.0.0.0:*", 'users:(("chromium",pid=15232,fd=50))']],
        dict.fromkeys((1, 2), Align.RIGHT),
    ),
    "ss -xa": (
        """\
Netid State  Recv-Q Send-Q   Local Address:Port    Peer Address:Port   Process
u_str ESTAB  0      0                    * 3460600            * 3460601
u_str LISTEN 0      5        /run/x.socket 3461               * 0
""",
        ["Netid", "State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port", "Process"],
        [
            ["u_str", "ESTAB", "0", "0", "* 3460600", "* 3460601", ""],
            ["u_str", "LISTEN", "0", "5", "/run/x.socket 3461", "* 0", ""],
        ],
        dict.fromkeys((2, 3), Align.RIGHT),
    ),
    "vmstat with a number that has outgrown its column": (
        """\
 r  b   swpd   free   buff  cache   si
 9  0      0 17930600 496500 4766088    0
11  0      0 17930600 496500 4766088    0
""",
        ["r", "b", "swpd", "free", "buff", "cache", "si"],
        [
            ["9", "0", "0", "17930600", "496500", "4766088", "0"],
            ["11", "0", "0", "17930600", "496500", "4766088", "0"],
        ],
        dict.fromkeys(range(7), Align.RIGHT),
    ),
    "kubectl get pods -o wide": (
        """\
NAME                   READY   STATUS    RESTARTS     AGE   NODE      NOMINATED NODE   READINESS GATES
coredns-5d78c-4xk2p    1/1     Running   2 (3h ago)   12d   kind-cp   <none>           <none>
web-7c5ddbdf54-9x2lq   0/1     Error     148          13h   kind-w1   <none>           <none>
""",
        ["NAME", "READY", "STATUS", "RESTARTS", "AGE", "NODE", "NOMINATED NODE", "READINESS GATES"],
        [
            ["coredns-5d78c-4xk2p", "1/1", "Running", "2 (3h ago)", "12d", "kind-cp", "<none>", "<none>"],
            ["web-7c5ddbdf54-9x2lq", "0/1", "Error", "148", "13h", "kind-w1", "<none>", "<none>"],
        ],
        {},
    ),
    "gh pr list, whose cells have blanks below one between names": (
        """\
ID    TITLE             BRANCH         CREATED AT
#123  Fix the crash     fix/login      about 2 hours ago
#98   feat: dark mode   feature/dark   about 1 month ago
""",
        ["ID", "TITLE", "BRANCH", "CREATED AT"],
        [
            ["#123", "Fix the crash", "fix/login", "about 2 hours ago"],
            ["#98", "feat: dark mode", "feature/dark", "about 1 month ago"],
        ],
        {},
    ),
    "ps with times of many words": (
        """\
    PID                  STARTED CMD
      1 Sat Nov 28 13:37:01 2026 init
    123 Sat Nov 28 13:37:02 2026 sh
    124 Sat Nov 28 13:37:02 2026 ps
""",
        ["PID", "STARTED", "CMD"],
        [
            ["1", "Sat Nov 28 13:37:01 2026", "init"],
            ["123", "Sat Nov 28 13:37:02 2026", "sh"],
            ["124", "Sat Nov 28 13:37:02 2026", "ps"],
        ],
        {0: Align.RIGHT},
    ),
    "lsblk with an empty column": (
        """\
NAME  TYPE MOUNTPOINT
zram0 disk
vda   disk
vda1  part
""",
        ["NAME", "TYPE", "MOUNTPOINT"],
        [["zram0", "disk", ""], ["vda", "disk", ""], ["vda1", "part", ""]],
        {},
    ),
    "systemctl list-units with a unit that failed": (
        """\
  UNIT          LOAD   ACTIVE SUB     DESCRIPTION
  cron.service  loaded active running Regular background program
● foo.service   loaded failed failed  Foo Daemon
  ssh.service   loaded active running OpenBSD Secure Shell server
""",
        ["UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"],
        [
            ["cron.service", "loaded", "active", "running", "Regular background program"],
            ["● foo.service", "loaded", "failed", "failed", "Foo Daemon"],
            ["ssh.service", "loaded", "active", "running", "OpenBSD Secure Shell server"],
        ],
        {},
    ),
    "/proc/meminfo": (
        """\
MemTotal:       24684084 kB
Active(anon):    1824804 kB
HugePages_Total:       0
""",
        ["Name", "Value"],
        [["MemTotal", "24684084 kB"], ["Active(anon)", "1824804 kB"], ["HugePages_Total", "0"]],
        {},
    ),
    "docker ps": (
        """\
CONTAINER ID   IMAGE          COMMAND                  STATUS                    PORTS                    NAMES
4c01db0b339c   ubuntu:22.04   "bash"                   Up 16 seconds             3300-3310/tcp            webapp
d7886598dbe2   redis:7        "docker-entrypoint.s…"   Up 33 minutes (healthy)   0.0.0.0:6379->6379/tcp   cache
""",
        ["CONTAINER ID", "IMAGE", "COMMAND", "STATUS", "PORTS", "NAMES"],
        [
            ["4c01db0b339c", "ubuntu:22.04", '"bash"', "Up 16 seconds", "3300-3310/tcp", "webapp"],
            [
                *("d7886598dbe2", "redis:7", '"docker-entrypoint.s…"', "Up 33 minutes (healthy)"),
                *("0.0.0.0:6379->6379/tcp", "cache"),
            ],
        ],
        {},
    ),
    "docker ps without ports": (
        """\
CONTAINER ID   IMAGE     COMMAND   CREATED          STATUS          PORTS     NAMES
4c01db0b339c   ubuntu    "bash"    17 seconds ago   Up 16 seconds             webapp
""",
        ["CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"],
        [["4c01db0b339c", "ubuntu", '"bash"', "17 seconds ago", "Up 16 seconds", "", "webapp"]],
        {},
    ),
    "docker images": (
        """\
REPOSITORY                TAG                 IMAGE ID       CREATED        SIZE
<none>                    <none>              77af4d6b9913   19 hours ago   1.089 GB
commits                   latest              b6fa739cedf5   19 hours ago   1.089 GB
postgres                  9.3                 4c3e5c5e5c1a   2 weeks ago    213.9 MB
""",
        ["REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE"],
        [
            ["<none>", "<none>", "77af4d6b9913", "19 hours ago", "1.089 GB"],
            ["commits", "latest", "b6fa739cedf5", "19 hours ago", "1.089 GB"],
            ["postgres", "9.3", "4c3e5c5e5c1a", "2 weeks ago", "213.9 MB"],
        ],
        {},
    ),
    "kubectl get pods": (
        """\
NAME                                READY   STATUS             RESTARTS      AGE
nginx-deployment-1564180365-khku8   1/1     Running            0             14s
nginx-deployment-1564180365-nacti   0/1     CrashLoopBackOff   5 (20s ago)   3m12s
""",
        ["NAME", "READY", "STATUS", "RESTARTS", "AGE"],
        [
            ["nginx-deployment-1564180365-khku8", "1/1", "Running", "0", "14s"],
            ["nginx-deployment-1564180365-nacti", "0/1", "CrashLoopBackOff", "5 (20s ago)", "3m12s"],
        ],
        {},
    ),
    "kubectl get services": (
        """\
NAME         TYPE           CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE
kubernetes   ClusterIP      10.96.0.1      <none>        443/TCP        3d2h
web          LoadBalancer   10.96.12.215   <pending>     80:31234/TCP   5m
""",
        ["NAME", "TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)", "AGE"],
        [
            ["kubernetes", "ClusterIP", "10.96.0.1", "<none>", "443/TCP", "3d2h"],
            ["web", "LoadBalancer", "10.96.12.215", "<pending>", "80:31234/TCP", "5m"],
        ],
        {},
    ),
    "kubectl top nodes": (
        """\
NAME       CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%
node-one   250m         12%    1893Mi          24%
node-two   1031m        51%    412Mi           5%
""",
        ["NAME", "CPU(cores)", "CPU%", "MEMORY(bytes)", "MEMORY%"],
        [["node-one", "250m", "12%", "1893Mi", "24%"], ["node-two", "1031m", "51%", "412Mi", "5%"]],
        {1: Align.RIGHT, 2: Align.RIGHT, 3: Align.RIGHT, 4: Align.RIGHT},
    ),
    "apt list": (
        """\
bash/stable,now 5.2.15-2 amd64 [installed]
zlib1g/stable 1:1.2.13 amd64 [upgradable from: 1:1.2.11]
libc6/stable 2.36 i386
""",
        ["Package", "Suite", "Version", "Architecture", "State"],
        [
            ["bash", "stable,now", "5.2.15-2", "amd64", "installed"],
            ["zlib1g", "stable", "1:1.2.13", "amd64", "upgradable from: 1:1.2.11"],
            ["libc6", "stable", "2.36", "i386", ""],
        ],
        {},
    ),
    "wide characters": (
        "NAME      SIZE  OWNER\n漢字.txt   120  安\nb.txt     4096  bo\nc         1.5K  漢\n",
        ["NAME", "SIZE", "OWNER"],
        [["漢字.txt", "120", "安"], ["b.txt", "4096", "bo"], ["c", "1.5K", "漢"]],
        {1: Align.RIGHT},
    ),
}


@pytest.mark.parametrize("program", SAMPLES)
def test_the_cells_are_those_that_the_program_meant(program: str) -> None:
    text, header, rows, right = SAMPLES[program]
    (table,) = readers.read(Source("x", text, piped=True)).blocks(0)
    assert isinstance(table, Table)
    assert [cell.chars for cell in table.header] == header
    assert [[cell.chars for cell in row] for row in table.rows] == rows
    assert {column: align for column, align in enumerate(table.align) if align is Align.RIGHT} == right


@pytest.mark.parametrize(
    "prose",
    [
        "Copyright 1993 by David Wexelblat\nCopyright 2005 by Kean Johnston\nCopyright 1993 by David McCullough\n",
        (
            "0000000000004000 <.init>:\n    4000:\t48 83 ec 08\tsub    %rsp\n    400e:\t74 02      \tje     4012 <x>\n"
            "    4016:\tc3         \tret\n"
        ),
        "  rfc1321.txt rfc1939.txt rfc2104.txt\n  rfc2243.txt rfc2245.txt rfc2289.txt\n  rfc2831.txt rfc2945.txt\n",
    ],
)
def test_words_that_line_up_by_chance_stay_lines(prose: str) -> None:
    """No cell is padded, so that nothing was set below something else; or they are bytes of a program."""
    blocks = readers.read(Source("x", prose, piped=True)).blocks(0)
    assert not any(isinstance(block, Table) for block in blocks)


OUTPUTS = {
    "systemctl list-timers, whose times have blanks": (
        """\
NEXT                         LEFT       LAST                         UNIT           ACTIVATES
Wed 2024-05-01 11:00:00 CEST 12min left Wed 2024-05-01 10:00:00 CEST anacron.timer  anacron.service
-                            -          Wed 2024-05-01 00:00:00 CEST x.timer        x.service
""",
        [
            ["NEXT", "LEFT", "LAST", "UNIT", "ACTIVATES"],
            [
                *("Wed 2024-05-01 11:00:00 CEST", "12min left", "Wed 2024-05-01 10:00:00 CEST"),
                *("anacron.timer", "anacron.service"),
            ],
            ["-", "-", "Wed 2024-05-01 00:00:00 CEST", "x.timer", "x.service"],
        ],
    ),
    "unzip -l, with a rule above the totals": (
        """\
  Length      Date    Time    Name
---------  ---------- -----   ----
      470  2026-11-28 22:06   a b.txt
---------                     -------
      470                     1 file
""",
        [
            ["Length", "Date", "Time", "Name"],
            ["470", "2026-11-28", "22:06", "a b.txt"],
            ["470", "", "", "1 file"],
        ],
    ),
    "polars": (
        """\
┌───────┬─────┐
│ name  ┆ age │
│ ---   ┆ --- │
│ str   ┆ i64 │
╞═══════╪═════╡
│ Alice ┆ 30  │
└───────┴─────┘
""",
        [["name str", "age i64"], ["Alice", "30"]],
    ),
    "aws --output table, with a title over all columns": (
        """\
|+------------+---------+------+|
||           Volumes           ||
|+------------+---------+------+|
||    AZ      |  State  | Size ||
|+------------+---------+------+|
||  us-west-2 |  in-use |  30  ||
|+------------+---------+------+|
""",
        [["AZ", "State", "Size"], ["us-west-2", "in-use", "30"]],
    ),
    "Stata, with a rule that parts one column only": (
        """\
    Variable |        Obs        Mean    Std. dev.
-------------+------------------------------------
       price |         74    6165.257    2949.496
         mpg |         74     21.2973    5.785503
""",
        [
            ["Variable", "Obs", "Mean", "Std. dev."],
            ["price", "74", "6165.257", "2949.496"],
            ["mpg", "74", "21.2973", "5.785503"],
        ],
    ),
    "helm list, padded before its tabs": (
        "NAME   \tREVISION\tSTATUS  \nweb    \t1       \tdeployed\nother  \t12      \tfailed  \n",
        [["NAME", "REVISION", "STATUS"], ["web", "1", "deployed"], ["other", "12", "failed"]],
    ),
    "flatpak list, whose names are no capitals": (
        """\
Name                 Application ID            Version    Branch  Installation
Firefox              org.mozilla.firefox       118.0.1    stable  system
GNOME Application…   org.gnome.Platform                   45      system
""",
        [
            ["Name", "Application ID", "Version", "Branch", "Installation"],
            ["Firefox", "org.mozilla.firefox", "118.0.1", "stable", "system"],
            ["GNOME Application…", "org.gnome.Platform", "", "45", "system"],
        ],
    ),
    "sar, with the time before the names": (
        """\
12:00:01        CPU     %user     %idle
12:10:01        all      3.21     95.48
Average:        all      2.71     95.98
""",
        [
            ["12:00:01", "CPU", "%user", "%idle"],
            ["12:10:01", "all", "3.21", "95.48"],
            ["Average:", "all", "2.71", "95.98"],
        ],
    ),
    "mediainfo, with a title": (
        "Video\nID                  : 1\nFormat              : AVC\nWidth               : 1 280 pixels\n",
        [["Name", "Value"], ["ID", "1"], ["Format", "AVC"], ["Width", "1 280 pixels"]],
    ),
    "rpm -qi, with words below": (
        """\
Name        : bash
Version     : 5.2.15
Architecture: x86_64
Install Date: Wed 01 May 2024
Description :
The GNU Bourne Again shell is a shell.
""",
        [
            *(["Name", "Value"], ["Name", "bash"], ["Version", "5.2.15"], ["Architecture", "x86_64"]),
            *(["Install Date", "Wed 01 May 2024"], ["Description", ""]),
        ],
    ),
    "systemctl status": (
        """\
● ssh.service - OpenBSD Secure Shell server
     Loaded: loaded (/lib/systemd/system/ssh.service; enabled)
     Active: active (running) since Wed 2024-05-01 09:00:00 CEST
   Main PID: 1234 (sshd)
      Tasks: 1 (limit: 9000)
     CGroup: /system.slice/ssh.service
             └─1234 sshd
""",
        [
            ["Name", "Value"],
            ["Loaded", "loaded (/lib/systemd/system/ssh.service; enabled)"],
            ["Active", "active (running) since Wed 2024-05-01 09:00:00 CEST"],
            ["Main PID", "1234 (sshd)"],
            ["Tasks", "1 (limit: 9000)"],
            ["CGroup", "/system.slice/ssh.service"],
        ],
    ),
    "file, of paths": (
        "/bin/ls:    ELF 64-bit LSB executable\n/bin/X11:   symbolic link to .\n./a b.txt:  ASCII text\n",
        [
            *(["Name", "Value"], ["/bin/ls", "ELF 64-bit LSB executable"]),
            *(["/bin/X11", "symbolic link to ."], ["./a b.txt", "ASCII text"]),
        ],
    ),
}


@pytest.mark.parametrize("program", OUTPUTS)
def test_the_rows_are_those_that_the_program_meant(program: str) -> None:
    text, rows = OUTPUTS[program]
    tables = [block for block in readers.read(Source("x", text, piped=True)).blocks(0) if isinstance(block, Table)]
    assert [[cell.chars for cell in row] for row in (tables[-1].header, *tables[-1].rows)] == rows
