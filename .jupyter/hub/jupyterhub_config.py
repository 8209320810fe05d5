# JupyterHub for a class: guide/jupyterhub.md says how it is used. This installation of the workbook is shared, and
# read-only for the users; each of them has a copy of its own in the home folder.
import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Bool, Integer

HUB = Path(__file__).resolve().parent
ROOT = HUB.parent.parent
NODE = shutil.which("node")
PROXY = HUB / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"

# Seconds without any request after which a user's server ends, with all of its kernels.
SERVER_IDLE = 2 * 60 * 60
# Processes and threads of one user: far more than JupyterLab, some kernels and a check need.
MOST_PROCESSES = 1000

# What npm start gives to JupyterLab, for the folder ROOT.
SETTINGS = json.loads(subprocess.check_output([NODE, HUB / "settings.mjs"]))


def memory_groups():
    """The folder of the control groups that bound memory, and the name of the file with the limit."""
    groups = dict(line.split(":", 2)[1:] for line in Path("/proc/self/cgroup").read_text().splitlines())
    if "memory" in groups:  # version 1
        return Path("/sys/fs/cgroup/memory" + groups["memory"]), "memory.limit_in_bytes"
    base = Path("/sys/fs/cgroup" + groups[""])
    # a group that has groups with limits may have no processes of its own
    hub = base / "hub"
    hub.mkdir(exist_ok=True)
    for process in (base / "cgroup.procs").read_text().split():
        (hub / "cgroup.procs").write_text(process)
    (base / "cgroup.subtree_control").write_text("+memory")
    return base, "memory.max"


GROUPS, LIMIT = memory_groups()


class ClassSpawner(LocalProcessSpawner):
    """Starts JupyterLab in a user's own copy of the workbook, and bounds the memory of all of its processes."""

    # longer than a lesson takes to read, shorter than a night
    kernel_idle = Integer(
        60 * 60,
        help="Seconds without a cell after which a kernel ends, even if its notebook is open: its variables are lost.",
    ).tag(config=True)
    language_server = Bool(
        False,
        help="Whether names are completed while they are typed, as with npm start: that takes 400 MB more for each user.",
    ).tag(config=True)

    def for_copy(self, text):
        return text.replace(str(ROOT), os.path.expanduser(f"~{self.user.name}/workbook"))

    def make_preexec_fn(self, name):
        become_user = super().make_preexec_fn(name)
        group = GROUPS / f"user-{name}"
        group.mkdir(exist_ok=True)
        (group / LIMIT).write_text(str(self.mem_limit))
        swap = group / "memory.swap.max"  # only version 2
        if swap.exists():
            swap.write_text("0")

        def enter():
            (group / "cgroup.procs").write_text("0")
            resource.setrlimit(resource.RLIMIT_NPROC, (MOST_PROCESSES, MOST_PROCESSES))
            os.umask(0o077)
            become_user()

        return enter

    def get_env(self):
        env = super().get_env()
        env.update({name: self.for_copy(text) for name, text in SETTINGS["env"].items()})
        # the path of a socket has at most 107 bytes
        env["JUPYTER_RUNTIME_DIR"] = os.path.join(env["HOME"], ".jupyter", "run")
        return env

    def get_args(self):
        idle = [
            f"--MappingKernelManager.cull_idle_timeout={self.kernel_idle}",
            "--MappingKernelManager.cull_connected=True",
        ]
        # what a kernel prints can be read on its port by every user of the machine, but not on a socket in the home folder
        sockets = "--KernelManager.transport=ipc"
        languages = f"--LanguageServerManager.autodetect={self.language_server}"
        packages = f"--LanguageServerManager.extra_node_roots={ROOT}"
        return [*map(self.for_copy, SETTINGS["options"]), *idle, sockets, languages, packages, *super().get_args()]

    async def start(self):
        command = [NODE, str(HUB / "prepare-copy.mjs"), self.for_copy(str(ROOT))]
        enter = self.make_preexec_fn(self.user.name)
        prepare = await asyncio.create_subprocess_exec(*command, env=self.get_env(), preexec_fn=enter)
        if await prepare.wait() != 0:
            raise RuntimeError(f"{self.user.name} has no copy of the workbook: see the hub's log")
        return await super().start()


c = get_config()  # noqa
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.ConfigurableHTTPProxy.command = [NODE, str(PROXY)]
c.LocalAuthenticator.allowed_groups = {"students"}

c.JupyterHub.spawner_class = ClassSpawner
c.Spawner.mem_limit = "1G"
c.Spawner.cmd = [sys.executable, "-I", "-m", "jupyterhub.singleuser"]
c.Spawner.default_url = SETTINGS["page"]

c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-I", "-m", "jupyterhub_idle_culler", f"--timeout={SERVER_IDLE}"]}
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
